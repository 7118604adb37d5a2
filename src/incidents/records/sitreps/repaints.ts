/** How often a page may paint the live figure anew while its words stay the same, in seconds. */
export const REPAINT_SECONDS = 60;

/** A live figure as a page shows it, or could. */
export type Painted = {
  /** RFC 3339. */
  readonly at: string;
  /** In words. */
  readonly headline: string;
  /** Everything else of it that is shown. */
  readonly figures: string;
};

/**
 * Whether a page that shows `last` is to show `next`: at once where the words are others, else once a minute and only where a
 * figure is another, so that nobody reads out a number that is gone before it is said.
 */
export function repaints(last: Painted, next: Painted): boolean {
  if (last.headline !== next.headline) return true;
  return last.figures !== next.figures && Date.parse(next.at) - Date.parse(last.at) >= REPAINT_SECONDS * 1000;
}
