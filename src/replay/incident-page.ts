import type { IncidentAnswer } from "../incidents/answer.ts";
import type { Sitrep } from "../incidents/records/sitreps/sitrep.ts";

/** An outage as an incident: how it stood at each of its reports, how it ended, and what its evidence file proved. */
export type Story = {
  readonly reports: readonly { readonly state: string; readonly sitrep: Sitrep }[];
  readonly recovering: IncidentAnswer;
  readonly closed: IncidentAnswer;
  readonly evidence: { readonly name: string; readonly bytes: number; readonly verdict: string };
};

type Range = { readonly low: number; readonly point: number; readonly high: number };

/** The story of an incident as a page of Markdown. */
export function renderStory({ reports, recovering, closed, evidence }: Story): string {
  const states = [...reports.map(({ state }) => state), recovering.state, closed.state];
  return [
    `# ${closed.name ?? closed.id}`,
    "",
    "Made by `npm run incident:o2`: the example is told to a service as it became known, a report is made at 07:05, 14:05 and 21:35,",
    "and the evidence file is checked with nothing but itself. Who closed it is invented; references are drawn anew by each run.",
    "",
    ...summaryOf(closed, states),
    ...figuresOf(closed),
    ...reasonsOf(closed),
    ...reportsOf(reports),
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

type Incident = Story["closed"];

function summaryOf(incident: Incident, states: readonly string[]): readonly string[] {
  const { id, from, to, openedAt, closedBy, peak, everAffected, customerHours, userMinutes, impairedHours } = incident;
  return [
    `| incident ${id} | |`,
    "|---|---|",
    `| from | ${from} |`,
    `| to | ${to} |`,
    `| opened | ${openedAt} |`,
    `| peak | ${count(peak.affected)} affected, at ${peak.at} |`,
    `| ever affected | ${count(everAffected)} |`,
    `| customer-hours lost | ${count(customerHours)} |`,
    `| user-minutes lost | ${count(userMinutes)} |`,
    `| customer-hours impaired | ${count(impairedHours)} |`,
    `| states | ${states.join(" → ")} |`,
    `| closed by | ${closedBy} |`,
    "",
  ];
}

function figuresOf({ timeline, byOperator }: Incident): readonly string[] {
  const points = timeline.map(({ at, affected, impaired }) => `| ${at} | ${count(affected)} | ${count(impaired)} |`);
  const operators = byOperator.map(
    ({ name, affected, base, customerHours }) =>
      `| ${name} | ${count(affected)} | ${number(base)} | ${count(customerHours)} |`,
  );
  return [
    "## Its own figure over time",
    "",
    "| from | affected | impaired |",
    "|---|---|---|",
    ...points,
    "",
    "## Whose customers",
    "",
    "| operator | affected at the peak | of | customer-hours |",
    "|---|---|---|---|",
    ...operators,
    "",
  ];
}

function reasonsOf({ causes }: Incident): readonly string[] {
  const rows = causes.map(
    ({ name, nodes, restores: { affected, impaired } }) =>
      `| ${name} | ${nodes.length} | ${number(affected)} affected, ${number(impaired)} impaired |`,
  );
  return [
    "## Why, at the peak",
    "",
    "| leaf | failing nodes | mending it alone restores |",
    "|---|---|---|",
    ...rows,
    "",
  ];
}

function reportsOf(reports: Story["reports"]): readonly string[] {
  return [
    "## Reports",
    "",
    ...reports.flatMap(({ sitrep: { number: position, reference, at, remark, text } }) => [
      `${position}. **${reference}**, ${at}, ${remark ?? ""}:`,
      "",
      `   > ${text}`,
      "",
    ]),
  ];
}

function count({ low, point, high }: Range): string {
  return low === high ? number(point) : `${number(point)} (${number(low)} to ${number(high)})`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}
