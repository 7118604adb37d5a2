import Table from "cli-table3";
import { z } from "zod";

const Range = z.object({ low: z.number(), point: z.number(), high: z.number() });
const Row = z.object({ name: z.string(), affected: Range, impaired: Range, base: z.number() });

/** What the table shows of an answer of `GET /v1/impact`. */
export const ImpactAnswer = z.object({
  at: z.string(),
  knownAt: z.string(),
  estimateId: z.string(),
  headline: z.string(),
  affected: Range,
  impaired: Range,
  base: z.number(),
  byService: z.array(Row.extend({ customerFacing: z.boolean() })),
  byOperatorKind: z.array(Row),
  byCustomerClass: z.array(Row),
});
export type ImpactAnswer = z.infer<typeof ImpactAnswer>;

/** An estimate as a table for a terminal: low, point and high of affected, and the point of impaired. */
export function renderTable(impact: ImpactAnswer): string {
  const table = new Table({
    head: ["", "affected: low", "point", "high", "impaired", "of"],
    colAligns: ["left", "right", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  table.push(cells({ ...impact, name: "Subscriptions" }));
  pushSection(
    table,
    "by service",
    impact.byService.map((row) => ({ ...row, name: row.customerFacing ? row.name : `${row.name} (building block)` })),
  );
  pushSection(table, "by operator kind", impact.byOperatorKind);
  pushSection(table, "by customer class", impact.byCustomerClass);
  return table.toString();
}

function pushSection(table: InstanceType<typeof Table>, title: string, rows: readonly z.infer<typeof Row>[]): void {
  table.push([{ content: title, colSpan: 6 }]);
  for (const row of rows) table.push(cells({ ...row, name: `  ${row.name}` }));
}

function cells({ name, affected, impaired, base }: z.infer<typeof Row>): string[] {
  return [name, ...[affected.low, affected.point, affected.high, impaired.point, base].map(formatCount)];
}

function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}
