import { keptTable } from "../../platform/kept/schema.ts";

/** What is configured of public statements, and what was approved beforehand. */
export const statementRecords = keptTable("statement_records");
