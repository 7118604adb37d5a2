import { useEffect, useState } from "preact/hooks";
import { useLive } from "../data/live.ts";
import { newestIn } from "../data/live-state.ts";
import type { Filter } from "../data/view.ts";
import { useDesk, seesAll } from "../frame/desk.ts";
import { MINUTE_MILLISECONDS } from "../data/durations.ts";

const EVERYTHING: Filter = {};

/** Another text whenever the present has changed, and every minute, since what people add moves no figure. */
export function useFresh(): string {
  const { me } = useDesk();
  const present = newestIn(useLive(seesAll(me) ? EVERYTHING : undefined));
  const [minute, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((before) => before + 1), MINUTE_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return `${present?.sequence ?? ""} ${minute}`;
}
