import { useEffect, useState } from "preact/hooks";

/** Often enough for a reader: in an outage the present changes ten times a second. */
const LEAST_MILLISECONDS = 2_000;

type Pace = {
  /** Milliseconds from one change to the next, at least. */
  readonly every?: number;
  /** While it is held nothing changes. */
  readonly isHeld?: boolean;
};

/** A value that changes at most so often; the last of many comes through in any case. */
export function usePaced<Value>(value: Value, { every = LEAST_MILLISECONDS, isHeld = false }: Pace = {}): Value {
  const [passed, pass] = useState(() => ({ value, at: performance.now() }));
  useEffect(() => {
    if (isHeld || Object.is(value, passed.value)) return undefined;
    const wait = passed.at + Math.max(LEAST_MILLISECONDS, every) - performance.now();
    const timer = setTimeout(() => pass({ value, at: performance.now() }), Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [value, passed, every, isHeld]);
  return passed.value;
}
