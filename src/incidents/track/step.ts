import type { Range } from "../../engine/index.ts";
import type { Instant } from "../../platform/instant.ts";

/** Something that fails: `node:mme-1` (by an event or by a declaration of nodes), or what is declared of customers: `declaration:d-1`. */
export type Thing = string;

/** Reported whole figures of the headline, in subscriptions. affected ≤ impaired ≤ base. */
export type Totals = { readonly affected: Range; readonly impaired: Range; readonly base: number };

/** What makes an incident one, and what continues it. Customers ≥ 0, seconds ≥ 0. */
export type IncidentSettings = {
  readonly incidentLeastCustomers: number;
  readonly incidentLeastSeconds: number;
  readonly incidentContinuesSeconds: number;
};

/** The network from `at` until the next step, as far as incidents look at it. */
export type NetworkStep = {
  readonly at: Instant;
  /**
   * What fails by the best estimate (point share < 1, or a declaration with point > 0), each with the sequence of the
   * earliest-recorded ledger entry of its present run of failing.
   */
  readonly failing: ReadonlyMap<Thing, number>;
  /**
   * Who is affected when of all that is known these things alone are as they are and all others are up. Remembered:
   * cheap to ask again. Monotone: more things never lower a point. The same function as in the step before where no
   * state has changed on which figures stand: a track has a step of its own for each other one.
   */
  readonly totalsOf: (things: ReadonlySet<Thing>) => Totals;
  /** Names of the leaves (of profiles) that stand on a thing, through members and `requires`; of a declaration of customers: none. */
  readonly leavesOf: (thing: Thing) => ReadonlySet<string>;
  /** Profiles that a thing can bear on. */
  readonly profilesOf: (thing: Thing) => ReadonlySet<string>;
  readonly settings: IncidentSettings;
};
