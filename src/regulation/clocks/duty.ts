import { createHash } from "node:crypto";
import type { STAGES } from "../pack.ts";

export type Stage = (typeof STAGES)[number];

/** To whom somebody owes what: the same for every rule that demands it. */
export type Duty = {
  readonly provider: string;
  readonly pack: string;
  readonly jurisdiction: string;
  /** As the deadline has it. */
  readonly recipient: string;
  readonly stage: Stage;
};

export function isSameDuty(one: Duty, other: Duty): boolean {
  return keyOf(one) === keyOf(other);
}

export function keyOf({ provider, pack, jurisdiction, recipient, stage }: Duty): string {
  return JSON.stringify([pack, jurisdiction, provider, recipient, stage]);
}

/**
 * The id of an obligation within its incident: by what it is, so that it stays the same whatever makes it known. `occasion`:
 * what sets it apart from others of the same stage, such as that it is due again and again; empty: nothing.
 */
export function obligationId(duty: Duty, occasion: string): string {
  const digest = createHash("sha256")
    .update(`${keyOf(duty)} ${occasion}`)
    .digest("hex");
  return `${duty.pack}-${duty.stage}-${digest.slice(0, 12)}`;
}
