/** What the engine reads of an inventory document: who depends on what, and how many they are. Checked before it comes here. */
export type Inventory = {
  readonly operators: readonly Operator[];
  readonly areas: readonly Area[];
  readonly nodes: readonly NetworkNode[];
  readonly pools: readonly Pool[];
  readonly services: readonly Service[];
  readonly profiles: readonly Profile[];
  readonly segments: readonly Segment[];
};

/** Whom the customer pays; `kind` is mno, brand, mvno or iot. */
export type Operator = { readonly id: string; readonly kind: string };
/** Where customers are; a parent holds the sum of its children. */
export type Area = { readonly id: string; readonly parent?: string | undefined };
/** A network function instance that can fail (3GPP TS 23.002). `requires`: what stops it, over nodes and pools that are not partitioned. */
export type NetworkNode = { readonly id: string; readonly requires?: Requirement | undefined };

/** Each member owns its customers; any member serves anyone while there is room; or all or nothing. */
export type PoolPolicy = "partitioned" | "shared" | "redundant";
/** Members that share the work of one function. */
export type Pool = {
  readonly id: string;
  readonly policy: PoolPolicy;
  /** Capacity > 0, 1 if left out; a member is a node or another pool. */
  readonly members: readonly { readonly node: string; readonly capacity?: number | undefined }[];
  /** Load in units of capacity: required on `shared`, 1 if left out on `redundant`, absent on `partitioned`. */
  readonly needed?: number | undefined;
};

/** What a customer uses; a building block (not customer-facing) only stands behind others. */
export type Service = { readonly id: string; readonly customerFacing?: boolean | undefined };
/** How a group of customers is served: each service with its requirement over pools, nodes and services of the same profile. */
export type Profile = { readonly id: string; readonly services: Readonly<Record<string, Requirement>> };

/** A count of customers alike: disjoint from every other segment. */
export type Segment = {
  readonly operator: string;
  readonly area: string;
  readonly customerClass: string;
  readonly profile: string;
  /** Subscriptions: whole numbers ≥ 0, low ≤ point ≤ high. */
  readonly subscriptions: number | Range;
  readonly asOf: string;
  readonly assumed?: boolean | undefined;
  /** A name for whom it hits hardest, such as `hospitals`. */
  readonly priority?: string | undefined;
};

/** `any` is a preference, best first; `atLeast` is k equals out of n. */
export type Requirement =
  | string
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly atLeast: number; readonly of: readonly Requirement[] };

/** A figure with how far it may be off, low ≤ point ≤ high. */
export type Range = { readonly low: number; readonly point: number; readonly high: number };

/** Whether two ranges say the same, to the last bit; in whatever unit both are. */
export function isSameRange(a: Range, b: Range): boolean {
  return a.low === b.low && a.point === b.point && a.high === b.high;
}

/** The ids that a requirement names, in the order written, repeats included. */
export function namesIn(requirement: Requirement): readonly string[] {
  return typeof requirement === "string" ? [requirement] : partsOf(requirement).flatMap(namesIn);
}

/** The alternatives or parts of a requirement that is not a plain id. */
export function partsOf(requirement: Exclude<Requirement, string>): readonly Requirement[] {
  if ("all" in requirement) return requirement.all;
  return "any" in requirement ? requirement.any : requirement.of;
}
