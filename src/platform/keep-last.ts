/** Puts an entry at the end of a map and drops the oldest beyond a number. */
export function keepLast<Key, Value>(kept: Map<Key, Value>, [key, value]: readonly [Key, Value], most: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}
