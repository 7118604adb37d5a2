import type { IncidentAsker } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { drawReference } from "../../incidents/records/sitreps/reference.ts";
import { canonicalJson, digestOf } from "../../platform/canonical-json.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { matches } from "../../platform/if-match.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { Author } from "../../platform/kept/add.ts";
import { checkSaving } from "../approval/rules.ts";
import { homeOf, statementsIn } from "../approval/standing.ts";
import { STATEMENT, type StatementContent } from "./content.ts";
import type { Drawn } from "./draw-up.ts";
import type { NewStatement } from "./new-statement.ts";
import { findStatement, prepare } from "./prepare.ts";

type Saving = {
  readonly id: string;
  /** Of the statement that is worded anew; undefined: another one. */
  readonly reference: string | undefined;
  /** The version that they have seen; undefined where nobody says. */
  readonly ifMatch: string | undefined;
  readonly sent: NewStatement;
};

/** Saves a statement as a draft, whatever may not be said in it yet: that is refused when it is submitted. Gives its reference. */
export async function saveStatement(
  asker: IncidentAsker & Author,
  { id, reference, ifMatch, sent }: Saving,
): Promise<string> {
  const { drawn, faults, standing } = await prepare(asker, { id, sent });
  if (faults.length > 0) throw refusal(faults);
  const digest = await digestOfDrawn(drawn);
  const { incident, ids } = standing.found;
  const record = await addRecord(asker, {
    ids,
    decide: ({ records, now }) => {
      if (sent.nextUpdateAt !== undefined && compareInstants(sent.nextUpdateAt, now) <= 0)
        throw refusal([{ path: "nextUpdateAt", message: `must be in the future; our clock is at ${now}` }]);
      const { name, version, home = incident.id } = placeOf(records, { reference, ifMatch, corrects: sent.corrects });
      const content: StatementContent = { ...drawn, version, digest, holding: null, savedAt: now };
      return { incident: home, kind: STATEMENT, name, content };
    },
  });
  return record.name;
}

/** What is approved: the words with all that they are bound to, whom they put right and what is promised with them. */
export async function digestOfDrawn({
  message,
  texts,
  values,
  corrects,
  situation: { nextUpdateAt },
}: Pick<Drawn, "message" | "texts" | "values" | "corrects" | "situation">): Promise<string> {
  return await digestOf(canonicalJson({ message, texts, values, corrects, nextUpdateAt }));
}

/** `home`: of what is there already. */
type Place = { readonly name: string; readonly version: number; readonly home?: string };
type Placing = Pick<Saving, "reference" | "ifMatch"> & { readonly corrects: string | undefined };

/** A correction stands where what it puts right does. */
function placeOf(records: readonly IncidentRecord[], { reference, ifMatch, corrects }: Placing): Place {
  if (reference === undefined) {
    const beside = corrects === undefined ? {} : { home: homeOf(findStatement(records, corrects)) };
    return { name: newReference(records), version: 1, ...beside };
  }
  const statement = findStatement(records, reference);
  checkSaving(statement);
  const newest = statement.versions.length;
  if (ifMatch !== undefined && !matches(ifMatch, newest))
    throw new AppError("lost-update", `If-Match is ${ifMatch}, but ${reference} is at version ${newest}.`);
  return { name: reference, version: newest + 1, home: homeOf(statement) };
}

/** One that no other statement of the incident has. */
export function newReference(records: readonly IncidentRecord[]): string {
  const taken = new Set(statementsIn(records).map(({ reference }) => reference));
  for (;;) {
    const drawn = drawReference((count) => crypto.getRandomValues(new Uint8Array(count)));
    if (!taken.has(drawn)) return drawn;
  }
}
