import type { Caller } from "../../access/caller.ts";
import { type Instant, plusMilliseconds } from "../../platform/instant.ts";
import { LOCAL_PRINCIPAL, type Principal } from "../../platform/principal.ts";

/** Whose a subscription is: of a key and its successors, or of somebody who shows none. */
export type Owner = Pick<Principal, "operators"> & { readonly principal: string; readonly lineage: string | null };

export function ownerOf({ principal: { id, operators }, credential }: Caller): Owner {
  // A session that was exchanged for no key is a person's, whom the identity provider knows and we do not.
  const isPersons = credential === undefined || (credential.kind === "session" && credential.lineage === null);
  return { principal: id, operators, lineage: isPersons ? null : (credential.lineage ?? credential.id) };
}

type Owned = Pick<Owner, "principal" | "lineage">;

export function isOf(subscription: Owned, owner: Owned): boolean {
  return subscription.lineage === null
    ? owner.lineage === null && subscription.principal === owner.principal
    : subscription.lineage === owner.lineage;
}

const PERSONS_DAYS_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;

/** When it ends by itself: what hangs on a key ends with that; nobody tells us of a person who has left. */
export function endOf({ principal, lineage }: Owned, now: Instant): Instant | null {
  const hasNoEnd = lineage !== null || principal === LOCAL_PRINCIPAL.id;
  return hasNoEnd ? null : plusMilliseconds(now, PERSONS_DAYS_MILLISECONDS);
}

/** Whether somebody sees what all have subscribed to. */
export function seesAll({ scopes, operators }: Principal): boolean {
  return operators === "all" && (scopes === "all" || scopes.includes("admin"));
}
