import { keptTable } from "../../platform/kept/schema.ts";

/** What is configured of regulation. */
export const regulationRecords = keptTable("regulation_records");
