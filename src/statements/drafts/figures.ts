import type { Range } from "../../engine/index.ts";
import {
  type Claim,
  type ClaimPolicy,
  PUBLIC,
  claimOf,
  claimOfKind,
  coarsestStep,
  supports,
} from "../../impact/claim.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import type { Offence } from "../../platform/offences.ts";
import type { Situation } from "../situation/situation.ts";
import type { StatementFigure } from "./content.ts";
import type { ChosenWords, NewStatement } from "./new-statement.ts";

const NAMES = ["affected", "impaired"] as const;
type Name = (typeof NAMES)[number];

type Figures = { readonly figures: readonly StatementFigure[]; readonly offences: readonly Offence[] };

/** What is said of each figure: the best that may be, or what somebody chose with a reason, where the range supports that. */
export function figuresOf(situation: Situation, chosen: NewStatement["figures"]): Figures {
  const told = NAMES.map((name) => figureOf(name, situation[name], chosen?.[name]));
  return { figures: told.map(({ figure }) => figure), offences: told.flatMap(({ offences }) => offences) };
}

/** Any digits that are true, but no number so small that those counted may be known by name. */
const CHOSEN: ClaimPolicy = { ...PUBLIC, digits: 15 };

type Told = { readonly figure: StatementFigure; readonly offences: readonly Offence[] };

function figureOf(name: Name, range: Range, chosen: ChosenWords | undefined): Told {
  const proposed = claimOf(range, PUBLIC);
  const asProposed = { name, range, claim: proposed, proposed: null, reason: null };
  if (chosen === undefined) return { figure: asProposed, offences: [] };
  const claim = chosenClaim(chosen, range);
  if (claim !== undefined && supports(range, claim, CHOSEN))
    return { figure: { name, range, claim, proposed, reason: chosen.reason }, offences: [] };
  const message = `must be supported by the range ${range.low} to ${range.high}, best ${range.point}; "${WORDINGS.en.claim(proposed)}" is`;
  return { figure: asProposed, offences: [{ path: `figures.${name}`, message }] };
}

function chosenClaim({ say: kind, count, to }: ChosenWords, range: Range): Claim | undefined {
  if (count === undefined) return claimOfKind(kind, range, PUBLIC);
  if (kind === "between") return to === undefined ? undefined : { kind, from: count, to };
  return kind === "about" ? { kind, count, step: stepOf(count, range.point) } : { kind, count };
}

/** Zeros at the end of a number are not known to be digits of it; but of what is counted one digit is told at least: 690,000 is not about a million. */
function stepOf(count: number, point: number): number {
  return Math.min(coarsestStep(count), 10 ** (String(point).length - 1));
}
