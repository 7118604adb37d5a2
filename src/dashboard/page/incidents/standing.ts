import { INTERNAL, claimOf } from "../../../impact/claim.ts";
import type { Incident, Range, Summary } from "../data/answers.ts";
import type { Format } from "../data/format.ts";
import { type NowView, PRESENT } from "../data/view.ts";
import type { Words } from "../words/index.ts";
import { HOUR_MILLISECONDS } from "../data/durations.ts";

type Texts = Words["incidents"];
type Speech = { readonly texts: Texts; readonly format: Format };

/** Who is hit, in words: those who are cut off; where there are none, those who are served worse. */
export function hitInWords(
  { affected, impaired }: Pick<Summary["peak"], "affected" | "impaired">,
  texts: Texts,
): string {
  if (affected.point > 0) return texts.claim(claimOf(affected, INTERNAL));
  const hit = texts.claim(claimOf(impaired, INTERNAL));
  return impaired.point > 0 ? texts.servedWorse(hit) : hit;
}

/** The best estimate, and how far it may be off where it may. Hours are rounded to whole ones. */
export function rangeInWords({ low, point, high }: Range, { texts, format }: Speech): string {
  const [least, best, most] = [low, point, high].map((count) => format.count(count));
  if (least === most) return best ?? "";
  return texts.withRange({ point: best ?? "", low: least ?? "", high: most ?? "" });
}

/** What an incident is called: as somebody named it, else what failed, as far as that is known. */
export function titleOf({ id, name }: Pick<Summary, "id" | "name">, causes: Incident["causes"], texts: Texts): string {
  if (name !== null) return name;
  const [first] = causes;
  return first === undefined ? texts.unnamed(id) : texts.failed(first.name, causes.length - 1);
}

/** What its state means, and who says so. */
export function stateInWords(
  { state, closedAt, closedBy }: Pick<Summary, "state" | "closedAt" | "closedBy">,
  { texts, format }: Speech,
): string {
  if (state === "open") return texts.state.openSays;
  if (state === "recovering") return texts.state.recoveringSays;
  if (closedBy === null || closedAt === null) return texts.state.closedByItself;
  const moment = format.moment(closedAt);
  return closedBy === BY_REGISTRATIONS
    ? texts.state.closedByCounts(moment)
    : texts.state.closedBySomebody(closedBy, moment);
}

/** As the API has it where no person said so. */
const BY_REGISTRATIONS = "registrations";

/** For how many seconds it lasted, or has lasted until `now` (milliseconds since 1970). */
export function secondsOf({ from, to }: Pick<Summary, "from" | "to">, now: number): number {
  const end = to === null ? now : Date.parse(to);
  return Math.max(0, Math.floor((end - Date.parse(from)) / 1000));
}

/** When it was, in words. */
export function timeInWords(incident: Pick<Summary, "from" | "to">, now: number, { texts, format }: Speech): string {
  const { from, to } = incident;
  const duration = format.duration(secondsOf(incident, now));
  if (to === null) return texts.since(format.moment(from), duration);
  return texts.fromTo({ from: format.moment(from), to: format.moment(to), duration });
}

/** The view of the figures over its time, with an hour around it, at the peak. */
export function overTime({ from, to, peak }: Pick<Summary, "from" | "to" | "peak">): NowView {
  return {
    ...PRESENT,
    at: peak.at,
    from: shifted(from, -HOUR_MILLISECONDS),
    to: to === null ? undefined : shifted(to, HOUR_MILLISECONDS),
  };
}

function shifted(moment: string, by: number): string {
  return new Date(Date.parse(moment) + by).toISOString();
}
