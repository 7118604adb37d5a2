import type { Story } from "./incident.ts";

type Range = { readonly low: number; readonly point: number; readonly high: number };

/** The story of an incident as a page of Markdown. */
export function renderStory({ reports, recovering, closed, evidence }: Story): string {
  return [
    `# ${closed.name ?? closed.id}`,
    "",
    "Made by `npm run incident:o2`: the example is told to a service as it became known, a report is made at 07:05, 14:05 and 21:35,",
    "and the evidence file is checked with nothing but itself. Who closed it is invented; references are drawn anew by each run.",
    "",
    `| incident ${closed.id} | |`,
    "|---|---|",
    `| from | ${closed.from} |`,
    `| to | ${closed.to} |`,
    `| opened | ${closed.openedAt} |`,
    `| peak | ${count(closed.peak.affected)} affected, at ${closed.peak.at} |`,
    `| ever affected | ${count(closed.everAffected)} |`,
    `| customer-hours lost | ${count(closed.customerHours)} |`,
    `| user-minutes lost | ${count(closed.userMinutes)} |`,
    `| hours of impaired customers | ${count(closed.impairedHours)} |`,
    `| states | ${[...reports.map(({ state }) => state), recovering.state, closed.state].join(" → ")} |`,
    `| closed by | ${closed.closedBy} |`,
    "",
    "## Its own figure over time",
    "",
    "| from | affected | impaired |",
    "|---|---|---|",
    ...closed.timeline.map(({ at, affected, impaired }) => `| ${at} | ${count(affected)} | ${count(impaired)} |`),
    "",
    "## Whose customers",
    "",
    "| operator | affected at the peak | of | customer-hours |",
    "|---|---|---|---|",
    ...closed.byOperator.map(
      ({ name, affected, base, customerHours }) =>
        `| ${name} | ${count(affected)} | ${number(base)} | ${count(customerHours)} |`,
    ),
    "",
    "## Why, at the peak",
    "",
    "| leaf | failing nodes | mending it alone restores |",
    "|---|---|---|",
    ...closed.causes.map(
      ({ name, nodes, restores }) =>
        `| ${name} | ${nodes.length} | ${number(restores.affected)} affected, ${number(restores.impaired)} impaired |`,
    ),
    "",
    "## Reports",
    "",
    ...reports.flatMap(({ sitrep }) => [
      `${sitrep.number}. **${sitrep.reference}**, ${sitrep.at}, ${sitrep.remark ?? ""}:`,
      "",
      `   > ${sitrep.text}`,
      "",
    ]),
    "## Evidence",
    "",
    `${number(evidence.bytes)} bytes; \`npm run verify -- ${evidence.name}\` says:`,
    "",
    "```",
    evidence.verdict,
    "```",
    "",
  ].join("\n");
}

function count({ low, point, high }: Range): string {
  return low === high ? number(point) : `${number(point)} (${number(low)} to ${number(high)})`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}
