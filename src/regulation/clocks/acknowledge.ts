import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import type { NewAcknowledgement } from "./acknowledgement.ts";
import type { ObligationAnswer } from "./answer.ts";

/** The obligation with an id; 404 where there is none. */
export function requireObligation(obligations: readonly ObligationAnswer[], id: string): ObligationAnswer {
  const found = obligations.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new AppError("not-found", `This incident has no obligation ${id.slice(0, 100)}.`);
}

/**
 * The filing that an answer is to: the one that it names, or the last that was sent; null where nothing was, and it was told by
 * voice. 422 where it names another's, or is yet to come; 409 where what was never sent is said not to have arrived.
 */
export function filingMeant(said: NewAcknowledgement, { submissions }: ObligationAnswer, now: Instant): number | null {
  const filings = submissions.flatMap(({ filing }) => filing ?? []);
  if ("bounced" in said) {
    if (filings.length === 0) throw new AppError("conflict", "Nothing was sent that could have got lost.");
    return filings.at(-1) ?? null;
  }
  if (isTooFarAhead(said.at, { now })) throw refusal([{ path: "at", message: aheadOf({ now }) }]);
  const { filing } = said;
  if (filing !== undefined && !filings.includes(filing))
    throw refusal([{ path: "filing", message: `nothing was sent for this obligation under ${filing}` }]);
  return filing ?? filings.at(-1) ?? null;
}
