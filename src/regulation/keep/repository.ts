import { createKeeper } from "../../platform/kept/repository.ts";
import { KINDS } from "./record.ts";
import { regulationRecords } from "./schema.ts";

export const regulationKeeper = createKeeper({ table: regulationRecords, lock: 1_768_842_107, kinds: KINDS });
