import type { z } from "zod";
import type { PromiseAnswer } from "../../../incidents/records/decisions/promises.ts";
import type { Role as RoleSchema } from "../../../incidents/records/decisions/roles.ts";
import type { FactAnswer } from "../../../incidents/records/facts/fact.ts";
import type { Handover as HandoverSchema } from "../../../incidents/records/handover/handover.ts";
import type { RecordAnswer } from "../../../incidents/records/record.ts";
import type { Sitrep } from "../../../incidents/records/sitreps/sitrep.ts";

/** What the API answers of what people added: types only, as in `data/answers.ts`. */
export type Fact = z.infer<typeof FactAnswer>;
export type Report = z.infer<typeof Sitrep>;
export type Handover = z.infer<typeof HandoverSchema>;
export type Role = z.infer<typeof RoleSchema>;
export type Commitment = z.infer<typeof PromiseAnswer>;
export type Written = z.infer<typeof RecordAnswer>;
