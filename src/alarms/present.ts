import type { ModelEnv } from "../inventory/models.ts";
import { INVENTORY } from "../inventory/repository.ts";
import { type Db, isSilence, silence } from "../platform/database.ts";
import { type Instant, compareInstants, earliest } from "../platform/instant.ts";
import { END_OF_TIME, allAfter, lastOccurrence, nextOccurrence } from "../platform/ledger/repository.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { keepLast } from "../platform/keep-last.ts";
import { audienceOf } from "../platform/principal.ts";
import { type Standing, advance } from "./advance.ts";
import { MOVING_KINDS, type Moment, type When, loadMoment, loadSince } from "./moment.ts";
import { REGISTRATION } from "./registrations/registration.ts";

/** A moment, and for how long it is no longer known to be the present: 0 while the database answers. */
export type PresentMoment = {
  readonly moment: Moment;
  /** Of each node that was heard of, since when it has been in its state. */
  readonly since: () => Promise<ReadonlyMap<string, Instant>>;
  readonly staleSeconds: number;
};

type Asker = Parameters<typeof loadMoment>[0] & { readonly head: Head | undefined };
/** The present as somebody may see it. Throws `unavailable` where the database is silent and nothing is remembered. */
export type Present = (asker: Asker) => Promise<PresentMoment>;

/** What handlers find in their context once the present is at hand. */
export type PresentEnv = { Variables: ModelEnv["Variables"] & { readonly present: Present } };

type Remembered = Standing & {
  readonly sequence: number;
  /** Subscribers were counted at a node once: from when counts hold depends on more than the present. */
  readonly isCounted: boolean;
  /** When something that is recorded takes effect. */
  readonly holdsUntil: Instant | undefined;
  /** When the database last said that it is the present. */
  confirmedMilliseconds: number;
};

const MOST_REMEMBERED = 100;

/** Remembers the present: for who asks again before anything changed, and for the day on which the database is silent. */
export function createPresent(): Present {
  const rememberedBy = new Map<string, Remembered>();
  return async (asker) => {
    const key = audienceOf(asker.principal.operators);
    const remembered = rememberedBy.get(key);
    try {
      if (asker.head === undefined) throw silence();
      const present = await presentAt(asker, asker.head, remembered);
      keepLast(rememberedBy, [key, present], MOST_REMEMBERED);
      return { ...presentMoment(present), staleSeconds: 0 };
    } catch (error) {
      if (remembered === undefined || !isSilence(error)) throw error;
      const staleMilliseconds = Date.now() - remembered.confirmedMilliseconds;
      return { ...presentMoment(remembered), staleSeconds: Math.max(1, Math.ceil(staleMilliseconds / 1000)) };
    }
  };
}

function presentMoment({ moment, since }: Remembered): Omit<PresentMoment, "staleSeconds"> {
  return { moment, since: async () => since };
}

async function presentAt(asker: Asker, head: Head, remembered: Remembered | undefined): Promise<Remembered> {
  if (remembered !== undefined && holds(remembered, head)) {
    remembered.confirmedMilliseconds = Date.now();
    return remembered;
  }
  const advanced = remembered && (await advanceTo(asker.db, remembered, head));
  return advanced ?? (await loadPresent(asker, head));
}

/** More than so many new entries are not gone through one by one. */
const MOST_ENTRIES = 200;

/** What is remembered, with what was recorded since; undefined where it must be loaded anew. */
async function advanceTo(db: Db, remembered: Remembered, head: Head): Promise<Remembered | undefined> {
  const { sequence, isCounted, moment } = remembered;
  const count = head.sequence - sequence;
  if (isCounted || moment.isPart || count <= 0 || count > MOST_ENTRIES || isOver(remembered, head)) return undefined;
  // What was recorded while it was loaded is gone through once more: that changes nothing, or has it loaded anew.
  const entries = await allAfter(db, sequence, count);
  const standing = entries.length === count ? advance(remembered, { entries, head }) : undefined;
  return standing && { ...remembered, ...standing, sequence: head.sequence, confirmedMilliseconds: Date.now() };
}

async function loadPresent(asker: Asker, head: Head): Promise<Remembered> {
  const [moment, next, counted] = await Promise.all([
    loadMoment(asker, {}),
    nextOccurrence(asker.db, [...MOVING_KINDS, INVENTORY], head.now),
    lastOccurrence(asker.db, [REGISTRATION], { at: END_OF_TIME, sequence: head.sequence }),
  ]);
  const since = await loadSince(asker.db, moment);
  const holdsUntil = earliest([...(next === undefined ? [] : [next]), ...endsAhead(moment)]);
  const isCounted = counted !== undefined;
  return { moment, since, sequence: head.sequence, isCounted, holdsUntil, confirmedMilliseconds: Date.now() };
}

/** When what is declared will be over by itself. */
function endsAhead({ declarations }: Moment): readonly Instant[] {
  return declarations.flatMap(({ declaration: { until } }) => until ?? []);
}

/** Nothing was recorded since, and nothing that was recorded earlier has taken effect since. */
function holds(remembered: Remembered, head: Head): boolean {
  return remembered.sequence === head.sequence && !isOver(remembered, head);
}

function isOver({ holdsUntil }: Remembered, { now }: Head): boolean {
  return holdsUntil !== undefined && compareInstants(now, holdsUntil) >= 0;
}

/** The moment that somebody asks for; the present where they name none. */
export async function findMoment(asker: Asker & { readonly present: Present }, when: When): Promise<PresentMoment> {
  if (when.at === undefined && when.knownAt === undefined) return await asker.present(asker);
  if (asker.head === undefined) throw silence();
  const moment = await loadMoment(asker, when);
  return { moment, since: async () => await loadSince(asker.db, moment), staleSeconds: 0 };
}
