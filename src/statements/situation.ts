import type { Range } from "../engine/index.ts";
import type { Instant } from "../platform/instant.ts";

/** What a statement is told by: everything that is known of an outage at one moment, and nothing else. */
export type Situation = {
  /** By which the public knows who speaks; at most 40 characters. */
  readonly operator: string;
  /** IANA, by whose clocks times are told. */
  readonly timeZone: string;
  /** Of the estimate that every figure is of. */
  readonly at: Instant;
  /** From when somebody was affected or served worse, and when nobody was any more; null while it goes on. */
  readonly since: Instant;
  readonly to: Instant | null;
  /** Lines: SIMs and lines in service. Impaired: affected, or served worse. */
  readonly affected: Range;
  readonly impaired: Range;
  /** The affected by whose they are: the operator's own with its brands, and other brands on its network. */
  readonly ours: Range;
  readonly others: Range;
  /** Machines are among the affected. */
  readonly machines: boolean;
  readonly services: Services;
  readonly emergency: Emergency;
  /** As a person said; null where nobody did. */
  readonly expected: Expected | null;
  /** As a person promised; null where nobody did. */
  readonly nextUpdateAt: Instant | null;
  /** What was published before and holds no longer, for a correction. */
  readonly before: Before | null;
};

/** A service that customers use. `kind`: as the inventory has it (`data`, `voice`, `sms`, `relay`, `iot`). */
export type ServiceName = { readonly id: string; readonly name: string; readonly kind: string };

/** Services by what became of them, emergency calls apart; a service is in one list at most. */
export type Services = {
  /** Some of their customers cannot use them. */
  readonly lost: readonly ServiceName[];
  /** Some are served worse. */
  readonly worse: readonly ServiceName[];
  /** Were lost in this outage, and nobody is cut off any more. */
  readonly back: readonly ServiceName[];
  /** Nobody is known to lack them, nor can be by the range. */
  readonly working: readonly ServiceName[];
};

/** `working`: test calls not half an hour old got through; `lost`: some cannot call; else `unconfirmed`. */
export type Emergency = {
  readonly state: "working" | "unconfirmed" | "lost";
  /** As customers dial them: `999`, `112`. */
  readonly numbers: readonly string[];
};

export type Expected = { readonly earliest: Instant; readonly likely: Instant; readonly latest: Instant };

/** Why a statement holds no longer. */
export const DRIFTS = ["more", "fewer", "recounted", "services", "times"] as const;
export type Drift = (typeof DRIFTS)[number];

/** What was said, of lines affected; null where no figure was. */
export type Before = { readonly at: Instant; readonly affected: Range | null; readonly why: Drift };
