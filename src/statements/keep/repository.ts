import { createKeeper } from "../../platform/kept/repository.ts";
import { KINDS } from "./record.ts";
import { statementRecords } from "./schema.ts";

export const statementKeeper = createKeeper({ table: statementRecords, lock: 1_768_842_131, kinds: KINDS });
