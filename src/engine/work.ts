import type { CompiledProfile, Model } from "./compile.ts";
import { ProfileLoss } from "./lost.ts";
import type { ShareRange } from "./shares.ts";
import { Work } from "./terms.ts";

/** Where a measure of work stopped: at the profile (an index) with which it went beyond what is allowed. */
export type Excess = { readonly profile: number };

/**
 * Whether an estimate takes more than so many steps, and from which profile on. Measured by working it out for the state
 * that leaves nothing to simplify: every node and pool serves a part, each another one. The causes work it out once more
 * for each leaf. A step takes some tenths of a microsecond.
 */
export function excessOfWork(model: Model, most: number): Excess | undefined {
  const work = new Work(most);
  const shares = everythingPartly(model);
  for (const index of new Set(model.cells.map(({ profile }) => profile))) {
    const profile = model.profiles[index];
    if (profile !== undefined && !isDone(model, profile, { ...shares, work })) return { profile: index };
  }
  return undefined;
}

function isDone(model: Model, profile: CompiledProfile, situation: ShareRange & { readonly work: Work }): boolean {
  const { work } = situation;
  const before = work.spent;
  try {
    const loss = new ProfileLoss(model, profile, situation);
    loss.ofServices(() => true);
    loss.ofServices(({ customerFacing }) => customerFacing);
    for (const service of profile.services) loss.ofServices((other) => other === service);
    work.spend((work.spent - before) * profile.leaves.size);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function everythingPartly(model: Model): ShareRange {
  const { length } = model.elements;
  const parts = model.elements.map((_, index) => 1 - (index + 1) / (length + 2));
  const shares = { served: parts, unimpaired: parts };
  return { low: shares, point: shares, high: shares };
}
