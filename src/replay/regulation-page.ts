import type { Pack } from "../regulation/pack.ts";
import type { VerdictAnswer, VerdictsAnswer } from "../regulation/verdicts/answer.ts";

/** What the rules of a country say of an outage, on a day. */
export type Held = { readonly title: string; readonly answer: VerdictsAnswer };

type Page = {
  readonly title: string;
  /** Whose verdicts stand in full. */
  readonly provider: string;
  readonly held: readonly Held[];
  readonly packs: readonly Pick<Pack, "id" | "rules">[];
};

/** An outage held against the rules of many countries, as a page of Markdown. */
export function renderRegulation({ title, provider, held, packs }: Page): string {
  const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)));
  const within = (id: string): string => deadlinesInWords(rules.get(id)?.deadlines ?? []);
  return [
    `# ${title}: what would have had to be reported`,
    "",
    "Made by `npm run regulation:o2`: the outage is replayed, what was published of its cause is recorded as facts, and it is held against the",
    "rules that were in force where it happened, then against each other country's of 22 November 2026, as if its customers had been there.",
    "Figures are of O2 with its brands and of the providers on its network where a rule counts these with the host. What nobody published, such as",
    "the users of a service in another country, is asked for, never taken for no. This is no legal advice; rules and their sources: [regulation.md](regulation.md).",
    "",
    "| | met | uncertain | unknown | not met | superseded |",
    "|---|---|---|---|---|---|",
    ...held.map(
      ({ title: name, answer }) => `| ${name} | ${VERDICTS.map((one) => countOf(answer, provider, one)).join(" | ")} |`,
    ),
    "",
    ...held.flatMap((one) => sectionOf(one, provider, within)),
  ].join("\n");
}

const VERDICTS = ["met", "uncertain", "unknown", "not-met", "superseded"] as const;

function countOf({ verdicts }: VerdictsAnswer, provider: string, wanted: VerdictAnswer["verdict"]): number {
  return verdicts.filter((one) => one.provider.id === provider && !one.proposed && one.verdict === wanted).length;
}

function sectionOf({ title, answer }: Held, provider: string, within: (rule: string) => string): readonly string[] {
  const own = answer.verdicts.filter((one) => one.provider.id === provider);
  const others = Map.groupBy(
    answer.verdicts.filter((one) => one.provider.id !== provider && one.verdict === "met" && !one.proposed),
    (one) => one.provider.name,
  );
  return [
    `## ${title}`,
    "",
    "| rule | verdict | by when | why |",
    "|---|---|---|---|",
    ...own.map((one) => `| ${[nameOf(one), one.verdict, within(one.rule), one.reason].map(cell).join(" | ")} |`),
    "",
    ...(others.size === 0
      ? []
      : [
          `Met by providers on its network for themselves: ${[...others].map(([name, met]) => `${name} (${met.map(({ rule }) => `\`${rule}\``).join(", ")})`).join("; ")}.`,
          "",
        ]),
    ...questionsOf(answer),
  ];
}

function nameOf({ rule, clause, proposed, service }: VerdictAnswer): string {
  return `\`${rule}\` ${clause}${service === null ? "" : `, ${service}`}${proposed ? " (proposed)" : ""}`;
}

function questionsOf({ questions }: VerdictsAnswer): readonly string[] {
  if (questions.length === 0) return [];
  return [
    "Asked, what most verdicts wait for first:",
    "",
    ...questions.map(({ what, how, rules }) => `- ${what} (${how}; ${rules.map((rule) => `\`${rule}\``).join(", ")})`),
    "",
  ];
}

type Deadlines = Pack["rules"][number]["deadlines"];

function deadlinesInWords(deadlines: Deadlines): string {
  return deadlines
    .map(({ stage, within: { value, unit, qualitative }, clockStart, repeat }) => {
      const time = value === null ? (qualitative ?? "no number").replaceAll("_", " ") : `${value} ${unit ?? ""}`;
      return `${stage}: ${repeat === true ? "every " : ""}${time.replaceAll("_", " ")} from ${clockStart.replaceAll("_", " ")}`;
    })
    .join("; ");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
