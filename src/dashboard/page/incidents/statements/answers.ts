import type { z } from "zod";
import type { Market as MarketSchema } from "../../../../statements/approval/market.ts";
import type { PreviewAnswer, StatementAnswer } from "../../../../statements/drafts/answer.ts";
import type { NewStatement as NewStatementSchema } from "../../../../statements/drafts/new-statement.ts";
import type { FiguresCompared } from "../../../../statements/drift/compared.ts";
import type { StatementPutRight } from "../../../../statements/drift/put-right.ts";
import type { KnownHolding } from "../../../../statements/keep/holding.ts";
import type { StatementSettings } from "../../../../statements/keep/settings.ts";

/** What the API answers of what the public is told: types only, as in `data/answers.ts`. */
export type Statement = z.infer<typeof StatementAnswer>;
export type Step = Statement["steps"][number];
export type Told = Statement["told"][number];
export type Departure = Statement["departures"][number];
export type PutRight = z.infer<typeof StatementPutRight>;
export type Statements = { readonly statements: readonly Statement[]; readonly putRight: readonly PutRight[] };
export type Preview = z.infer<typeof PreviewAnswer>;
export type NewStatement = z.input<typeof NewStatementSchema>;
export type Holding = z.infer<typeof KnownHolding>;
export type Settings = z.infer<typeof StatementSettings>;
export type Compared = z.infer<typeof FiguresCompared>;
export type Market = z.infer<typeof MarketSchema>;
