/** The arithmetic of an outage: an inventory and node states in, figures out. See docs/model.md for what holds. */
export type { Dimension, Pair } from "./breakdowns.ts";
export type { Cause, DeclaredCause } from "./causes.ts";
export { compile, type Model, nodesBehind, reweigh } from "./compile.ts";
export type { Declared } from "./declared.ts";
export { ENGINE_VERSION, estimate, type Estimate, type Question } from "./estimate.ts";
export { type Inventory, isSameRange, namesIn, partsOf, type Range, type Requirement } from "./inventory.ts";
export { report, type Report, roundFigures } from "./report.ts";
export { type NodeState, type NodeStates, pointShareOf, type ShareRange, shareRange } from "./shares.ts";
export type { Figures } from "./tally.ts";
export { isAtLeast } from "./tolerance.ts";
export { TotalEstimator } from "./total-estimator.ts";
export { topologicalOrder } from "./topological-order.ts";
export { cellsWithin, type View } from "./view.ts";
export { excessOfWork } from "./work.ts";
