import { rangeInNumbers } from "../in-numbers.ts";
import { clock } from "../sitreps/short-text.ts";
import type { Handover } from "./handover.ts";

/** A hand-over as plain text, to be pasted where the next shift reads. Times are UTC; those of another day than now have their date. */
export function handoverText(handover: Handover): string {
  const { incident, since, now, changes, roles, promises, declarations, facts, ahead } = handover;
  const at = (instant: string): string => clock(instant, now);
  return [
    `HAND-OVER ${clock(now, "")} UTC`,
    `Incident ${incident.id}: ${plain(incident.title)} (${incident.state}), ${incident.headline}`,
    incident.to === null ? `Since ${at(incident.since)}` : `From ${at(incident.since)} to ${at(incident.to)}`,
    "",
    ...figureLines(handover, at),
    ...section(
      `Told since ${at(since)}`,
      changes.map(
        (change) => `${at(change.at)} ${plain(change.what)}${change.by === null ? "" : ` [${plain(change.by)}]`}`,
      ),
    ),
    ...section(
      "Roles",
      roles.map(
        ({ role, holder, contact }) =>
          `${role}: ${plain(holder ?? "nobody")}${contact === null ? "" : `, ${plain(contact)}`}`,
      ),
    ),
    ...section(
      "Promises to keep",
      promises.map(
        ({ number, by, to, what, state }) =>
          `${state === "overdue" ? "OVERDUE " : ""}${at(by)} to ${plain(to)}: ${plain(what)} (no ${number})`,
      ),
    ),
    ...section(
      "Declarations that hold",
      declarations.map(
        ({ id, reason, until }) =>
          `${id} ${until === null ? "until released" : `until ${at(until)}`}: ${plain(reason)}`,
      ),
    ),
    ...section(
      "Facts that lapse",
      facts.map(
        ({ name, lapsesAt, hasLapsed }) => `${name}: ${hasLapsed ? "LAPSED" : "good until"} ${at(lapsesAt ?? now)}`,
      ),
    ),
    ...section(
      "Next 12 hours",
      ahead.map((one) => `${one.isOverdue ? "OVERDUE " : ""}${at(one.at)} ${plain(one.what)}`),
    ),
  ].join("\n");
}

function figureLines({ figure, since }: Handover, at: (instant: string) => string): readonly string[] {
  const { before, now } = figure;
  const past =
    before === null
      ? "had not begun"
      : `${rangeInNumbers(before.affected)} affected, ${rangeInNumbers(before.impaired)} affected or served worse`;
  return [
    `At ${at(since)}: ${past}`,
    `Now: ${rangeInNumbers(now.affected)} affected, ${rangeInNumbers(now.impaired)} affected or served worse`,
    "",
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...(lines.length === 0 ? ["- none"] : lines.map((line) => `- ${line}`)), ""];
}

/** In one line, so that nothing that somebody wrote looks like a part of its own. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
