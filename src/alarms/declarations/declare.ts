import { type Inventory, isCustomerFacing } from "../../inventory/document.ts";
import { type Models, inventoryInForce } from "../../inventory/models.ts";
import { unknownNodes } from "../../inventory/repository.ts";
import { selectNodes } from "../../inventory/select.ts";
import { unknownParts } from "../../inventory/unknown-parts.ts";
import type { Witness } from "../../platform/app-env.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import type { Db } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import { type Addition, addToLedger } from "../../platform/ledger/add.ts";
import { END_OF_TIME, entriesById, lastOfEach, lastOfSubject, readHead } from "../../platform/ledger/repository.ts";
import type { Entry, Head, NewEntry } from "../../platform/ledger/stamp.ts";
import type { Offence } from "../../platform/offences.ts";
import {
  DECLARATION,
  type Declaration,
  DeclarationContent,
  type NewDeclaration,
  type Release,
  declarationOf,
} from "./declaration.ts";

/** By whom, and with what at hand. */
type Asker = {
  readonly db: Db;
  readonly models: Models;
  readonly principal: { readonly id: string };
  readonly witness: Witness;
};
export type Declared = { readonly declaration: Declaration; readonly isNew: boolean };

/** Stores what a person says. The same again under its id is the same; 409 where the id is taken, 422 with every offence. */
export async function declare(asker: Asker, said: NewDeclaration): Promise<Declared> {
  const { db, principal, witness } = asker;
  // Loaded before the ledger's head is held, so that events need not wait for a large document.
  await inventoryInForce(asker, await readHead(db));
  return await addToLedger(db, witness, async (tx, head) => {
    const id = said.id ?? `declaration-${head.sequence + 1}`;
    const content = contentOf(said, { startedAt: said.occurredAt ?? said.recordedAt ?? head.now, by: principal.id });
    const [taken] = await entriesById(tx, DECLARATION, [id]);
    if (taken !== undefined) return again(taken, content, { said, last: await lastOfSubject(tx, DECLARATION, id) });
    const offences = [
      ...offencesOfTime(said, content, head),
      ...(await offencesOfTarget(tx, asker, { said, head })),
      ...(await offencesOfNumber(tx, head)),
    ];
    if (offences.length > 0) throw refusal(offences);
    const { recordedAt } = said;
    return addition(
      { kind: DECLARATION, id, subject: id, occurredAt: content.startedAt, recordedAt, content },
      head.now,
    );
  });
}

type Offered = { readonly said: NewDeclaration; readonly head: Head };

/** Each is looked at in every estimate. */
const MOST_ACTIVE = 100;

async function offencesOfNumber(tx: Db, { now, sequence }: Head): Promise<readonly Offence[]> {
  const all = (await lastOfEach(tx, [DECLARATION], { at: END_OF_TIME, sequence })).map((last) =>
    declarationOf(last, now),
  );
  const holding = all.filter(({ state }) => state === "active" || state === "planned").length;
  const message = `there are ${holding} declarations already, and at most ${MOST_ACTIVE} may hold at once: release some`;
  return holding < MOST_ACTIVE ? [] : [{ path: "", message }];
}

async function offencesOfTarget(tx: Db, { models }: Asker, { said, head }: Offered): Promise<readonly Offence[]> {
  const inForce = await inventoryInForce({ db: tx, models }, head);
  if (inForce === undefined) return [{ path: "", message: "no inventory is in force that this could be about" }];
  return [...unknownIn(said, await unknownNodes(tx, said.nodes ?? [])), ...offencesIn(said, inForce.document)];
}

/** Ends what was declared; the same again is the same. 404 where nothing is declared, 409 where it was ended otherwise. */
export async function release(asker: Omit<Asker, "models">, id: string, said: Release): Promise<Declaration> {
  const { db, principal, witness } = asker;
  return await addToLedger(db, witness, async (tx, head) => {
    const last = await lastOfSubject(tx, DECLARATION, id);
    if (last === undefined) throw new AppError("not-found", `There is no declaration "${id}".`);
    const { released: over, ...content } = DeclarationContent.parse(last.content);
    const occurredAt = said.occurredAt ?? said.recordedAt ?? head.now;
    const offences = offencesOfRelease(content, occurredAt, head);
    if (over !== undefined) return releasedAlready(last, said);
    if (offences.length > 0) throw refusal(offences);
    const released = { by: principal.id, ...(said.reason === undefined ? {} : { reason: said.reason }) };
    const { recordedAt } = said;
    const entry = { kind: DECLARATION, id: `${id} released`, subject: id, occurredAt, recordedAt };
    const { entries, answer } = addition({ ...entry, content: { ...content, released } }, head.now);
    return { entries, answer: (stamped) => answer(stamped).declaration };
  });
}

function releasedAlready(last: Entry, { occurredAt, reason }: Release): Addition<Declaration> {
  const { released } = DeclarationContent.parse(last.content);
  const isSame = released?.reason === reason && (occurredAt === undefined || occurredAt === last.occurredAt);
  if (!isSame) throw new AppError("conflict", `Declaration "${last.subject}" was released at ${last.occurredAt}.`);
  return { entries: [], answer: ({ head }) => declarationOf(last, head.now) };
}

function addition(entry: NewEntry, now: Instant): Addition<Declared> {
  return {
    entries: [entry],
    answer: ({ entries: [stored] }) => {
      if (stored === undefined) throw new Error("a declaration was not stamped");
      return { declaration: declarationOf(stored, now), isNew: true };
    },
  };
}

type Again = { readonly said: NewDeclaration; readonly last: Entry | undefined };

/** Who sends the same again, or whoever does for them, is told how it stands; where no beginning was named, it began when first sent. */
function again(taken: Entry, content: DeclarationContent, { said, last }: Again): Addition<Declared> {
  const earlier = DeclarationContent.parse(taken.content);
  const { declaredBy } = earlier;
  const startedAt = said.occurredAt === undefined ? earlier.startedAt : content.startedAt;
  if (canonicalJson(earlier) !== canonicalJson({ ...content, startedAt, declaredBy }))
    throw new AppError("conflict", `Declaration "${taken.id}" is stored with another content.`, [
      { path: "id", message: "is stored with another content" },
    ]);
  return { entries: [], answer: ({ head }) => ({ declaration: declarationOf(last ?? taken, head.now), isNew: false }) };
}

function contentOf(
  said: NewDeclaration,
  { startedAt, by }: { readonly startedAt: Instant; readonly by: string },
): DeclarationContent {
  const { id: _id, occurredAt: _occurredAt, recordedAt: _recordedAt, share = 1, ...rest } = said;
  const range = typeof share === "number" ? { low: share, point: share, high: share } : share;
  // As it comes back from the database, without what was left out.
  return DeclarationContent.parse(JSON.parse(JSON.stringify({ ...rest, share: range, startedAt, declaredBy: by })));
}

function offencesOfTime({ until }: NewDeclaration, { startedAt }: DeclarationContent, head: Head): readonly Offence[] {
  return [
    ...(isTooFarAhead(startedAt, head) ? [{ path: "occurredAt", message: aheadOf(head) }] : []),
    ...(until !== undefined && compareInstants(until, startedAt) <= 0
      ? [{ path: "until", message: `is not after ${startedAt}, when it begins` }]
      : []),
  ];
}

function offencesOfRelease(
  { startedAt, until }: DeclarationContent,
  occurredAt: Instant,
  head: Head,
): readonly Offence[] {
  if (isTooFarAhead(occurredAt, head)) return [{ path: "occurredAt", message: aheadOf(head) }];
  if (compareInstants(occurredAt, startedAt) < 0)
    return [{ path: "occurredAt", message: `is before ${startedAt}, when it began` }];
  if (until === undefined || compareInstants(occurredAt, until) <= 0) return [];
  return [{ path: "occurredAt", message: `is after ${until}, when it was over` }];
}

function unknownIn({ nodes = [] }: NewDeclaration, unknown: ReadonlySet<string>): readonly Offence[] {
  return nodes.flatMap((node, index) =>
    unknown.has(node) ? [{ path: `nodes[${index}]`, message: `no node "${node}" in any stored inventory` }] : [],
  );
}

function offencesIn({ select, ...said }: NewDeclaration, document: Inventory): readonly Offence[] {
  const blocks = document.services.filter((one) => !isCustomerFacing(one));
  const named = [said.service ?? []].flat().filter((service) => blocks.some(({ id }) => id === service));
  return [
    ...(select !== undefined && selectNodes(document.nodes, select).length === 0
      ? [{ path: "select", message: "fits no node" }]
      : []),
    ...unknownParts(said, document),
    ...named.map((service) => ({
      path: "service",
      message: `"${service}" is a building block; declare the services that stand on it`,
    })),
  ];
}
