import { useEffect, useState } from "preact/hooks";
import { ask } from "../../../data/ask.ts";
import { type Asked, useAnswer } from "../../../data/use-asked.ts";
import type { Place } from "../../regulation/place.ts";
import type { NewStatement, Preview } from "../answers.ts";

/** So long nothing is typed before it is asked again. */
const SETTLED_MILLISECONDS = 400;

export type Previewed = Asked<Preview> & {
  /** What was changed since it was made is not in it. */
  readonly isBehind: boolean;
};

/** A statement as it would be saved; nothing is stored. `undefined` asks nothing. */
export function usePreview({ path, when }: Pick<Place, "path" | "when">, sent: NewStatement | undefined): Previewed {
  const key = sent === undefined ? undefined : JSON.stringify(sent);
  const settled = useSettled(key);
  const asked = useAnswer(
    settled,
    async (body, signal) => {
      const parsed: unknown = JSON.parse(body);
      return await ask<Preview>(`${path}/statements/preview`, { method: "POST", body: parsed, signal });
    },
    { when },
  );
  return { ...asked, isBehind: asked.answered !== key };
}

/** A value once it has stayed the same for a moment; the first at once. */
function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(() => value), SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
