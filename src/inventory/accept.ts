import { matches } from "../platform/if-match.ts";
import { canonicalJson, digestOf } from "../platform/canonical-json.ts";
import { AppError } from "../platform/errors.ts";
import { BEGINNING_OF_TIME, type Instant } from "../platform/instant.ts";
import { type Inventory, PART_NAMES } from "./document.ts";
import type { Version } from "./repository.ts";

/** Digest of each part as canonical JSON: what two documents have in common, and whether a stored row was altered. */
export async function digestParts(document: Inventory): Promise<Readonly<Record<string, string>>> {
  const digests = await Promise.all(
    PART_NAMES.map(
      async (part): Promise<readonly [string, string]> => [part, await digestOf(canonicalJson(document[part]))],
    ),
  );
  return Object.fromEntries(digests);
}

export type Offer = {
  readonly digests: Readonly<Record<string, string>>;
  readonly effectiveFrom: Instant | undefined;
  /** The version that the caller has seen: a number, or `*` for any. */
  readonly ifMatch: string | undefined;
};

/** Whether an offered document is a new version, or what the newest one says already. 412 where the caller has missed one. */
export function decideVersion(
  offer: Offer,
  newest: Version | undefined,
): { readonly isNew: boolean; readonly version: number } {
  if (offer.ifMatch !== undefined && !matches(offer.ifMatch, newest?.version)) {
    const present = newest === undefined ? "no version is stored" : `the newest version is ${newest.version}`;
    throw new AppError("lost-update", `If-Match is ${offer.ifMatch}, but ${present}.`);
  }
  if (newest !== undefined && isSame(offer, newest)) return { isNew: false, version: newest.version };
  return { isNew: true, version: (newest?.version ?? 0) + 1 };
}

function isSame({ digests, effectiveFrom }: Offer, newest: Version): boolean {
  const isSameDocument = canonicalJson(digests) === canonicalJson(newest.digests);
  return isSameDocument && (effectiveFrom === undefined || effectiveFrom === newest.effectiveFrom);
}

/** The first inventory holds for all that came before it; a later one from when we were told, unless it says otherwise. */
export function effectiveFromOf(offer: Offer, version: number, recordedAt: Instant): Instant {
  return offer.effectiveFrom ?? (version === 1 ? BEGINNING_OF_TIME : recordedAt);
}
