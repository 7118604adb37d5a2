import type { Format } from "../data/format.ts";

export type SetFact = {
  readonly name: string;
  readonly service?: string;
  readonly isSet: boolean;
  readonly at: string | null;
  readonly value: unknown;
};

export type Expected = { readonly service: string; readonly times: Times };
type Times = { readonly earliest: string; readonly likely: string; readonly latest: string };

/** When each service was expected back, as people had said by a moment; undefined where it was said, or taken back, only later: what held before is not in the facts as they stand. */
export function expectedBy(facts: readonly SetFact[], moment: number): readonly Expected[] | undefined {
  const expectations = facts.filter(({ name }) => name === "expectedRestoration");
  if (expectations.some(({ at }) => at !== null && Date.parse(at) > moment)) return undefined;
  return expectations.flatMap(({ service = "", isSet, value }) => (isSet ? [{ service, times: timesIn(value) }] : []));
}

/** The value of `expectedRestoration`, as the schema of that fact has it. */
function timesIn(value: unknown): Times {
  const said = typeof value === "object" && value !== null ? value : {};
  return { earliest: "", likely: "", latest: "", ...said };
}

/** As clocks show it; with the date unless all of it is on the day that is looked at. */
export function timesInWords({ earliest, likely, latest }: Times, moment: number, format: Format): Times {
  const today = format.day(new Date(moment).toISOString());
  const isToday = [earliest, likely, latest].every((time) => format.day(time) === today);
  const inWords = isToday ? format.clock : format.moment;
  return { earliest: inWords(earliest), likely: inWords(likely), latest: inWords(latest) };
}
