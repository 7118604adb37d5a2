import { canonicalJson } from "../../platform/canonical-json.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { type Instant, compareInstants, plusSeconds } from "../../platform/instant.ts";
import type { Kept } from "../../platform/kept/add.ts";
import { refusalsIn, strayWordings, textsOf } from "../drafts/draw-up.ts";
import type { Situation } from "../situation/situation.ts";
import { type NewHolding, holdingAt } from "./holding.ts";
import { statementConfigurationOf } from "./in-force.ts";
import type { StatementRecipient } from "./recipient.ts";
import type { Kind, NewRecord } from "./record.ts";
import type { StatementSettings } from "./settings.ts";

/** What is recorded of what somebody sent, on what is kept; undefined: it is so already. Each throws where it is refused. Pure. */

type Standing = Kept<Kind>;

export function decideSettings(settings: StatementSettings, { records }: Standing): NewRecord | undefined {
  const known = records.findLast(({ kind }) => kind === "settings");
  if (known !== undefined && canonicalJson(known.content) === canonicalJson(settings)) return undefined;
  return { kind: "settings", name: "", content: settings };
}

export function decideRecipient(recipient: StatementRecipient, { records }: Standing): NewRecord | undefined {
  const content = { recipient };
  const known = records.findLast(({ kind, name }) => kind === "recipient" && name === recipient.id);
  if (known !== undefined && canonicalJson(known.content) === canonicalJson(content)) return undefined;
  return { kind: "recipient", name: recipient.id, content };
}

export function decideRemoval(id: string, { records }: Standing): NewRecord {
  if (!statementConfigurationOf(records).recipients.some((one) => one.id === id))
    throw new AppError("not-found", `There is no recipient "${id.slice(0, 128)}".`);
  return { kind: "recipient", name: id, content: { recipient: null } };
}

const YEAR_SECONDS = 366 * 86_400;

/** Whoever prepares it has somebody else approve it. What may not be said is refused now, not at 04:50. */
export function decideHolding(id: string, sent: NewHolding, { records, now }: Standing): NewRecord {
  const { message, languages, channels, expiresAt } = sent;
  if (compareInstants(expiresAt, now) <= 0) throw refusal([{ path: "expiresAt", message: "must be in the future" }]);
  if (compareInstants(expiresAt, plusSeconds(now, YEAR_SECONDS)) > 0)
    throw refusal([{ path: "expiresAt", message: "must be within a year" }]);
  const situation = beforehand(statementConfigurationOf(records).settings, now);
  const texts = textsOf({ message, languages, channels, worded: sent.texts }, situation);
  const offences = [
    ...strayWordings(sent, { languages, channels }),
    ...refusalsIn({ message, texts }, { situation, incidentState: "open" }),
  ];
  if (offences.length > 0) throw refusal(offences);
  return { kind: "holding", name: id, content: { holding: { message, languages, channels, texts, expiresAt } } };
}

const NOBODY = { low: 0, point: 0, high: 0 };

/** Nothing is known but who speaks: a text that is approved beforehand says no more. */
function beforehand({ operatorName, timeZone, emergencyNumbers: numbers }: StatementSettings, now: Instant): Situation {
  return {
    operator: operatorName ?? "",
    timeZone,
    at: now,
    since: now,
    to: null,
    affected: NOBODY,
    impaired: NOBODY,
    ours: NOBODY,
    others: NOBODY,
    machines: false,
    services: { lost: [], slower: [], worse: [], unsure: [], back: [], working: [] },
    emergency: { state: "unconfirmed", numbers },
    expected: null,
    nextUpdateAt: null,
    before: null,
  };
}

type Approving = { readonly id: string; readonly approver: string; readonly ground: string };

export function decideApproval({ id, approver, ground }: Approving, { records, now }: Standing): NewRecord {
  const holding = statementConfigurationOf(records).holdings.find((one) => one.id === id);
  if (holding === undefined) throw new AppError("not-found", `There is no holding text "${id.slice(0, 128)}".`);
  const { state } = holdingAt(holding, now);
  if (state !== "prepared") throw new AppError("conflict", `Holding text ${id} is ${state}.`);
  if (holding.preparedBy === approver)
    throw new AppError("forbidden", `${approver} prepared holding text ${id}: somebody else has to approve it.`);
  return { kind: "holding-approved", name: id, content: { number: holding.number, ground } };
}

type NewCode = { readonly hash: string; readonly owner: string; readonly expiresAt: Instant; readonly drawing: string };

/** The code itself is never kept. */
export function decideCode({ hash, ...content }: NewCode): NewRecord {
  return { kind: "code", name: hash, content };
}
