import { useEffect, useState } from "preact/hooks";
import { byService } from "../data/clock.ts";
import { type View, addressOf, viewOf } from "../data/view.ts";
import { zoneIn } from "./preferences.ts";

export type Place = {
  readonly view: View;
  /** As the address has it; undefined: as the reader chose before. */
  readonly zone: string | undefined;
  readonly address: string;
  readonly go: (view: View, how?: "push" | "replace") => void;
  readonly setZone: (zone: string) => void;
  readonly addressOf: (view: View) => string;
};

/** Where the reader is. The browser's address is the only place where that is kept. */
export function usePlace(): Place {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const onMove = (): void => setAddress(here());
    addEventListener("popstate", onMove);
    return () => removeEventListener("popstate", onMove);
  }, []);
  const url = new URL(address, location.origin);
  const zone = zoneIn(url.searchParams.get("zone") ?? undefined);
  const move = (to: string, how: "push" | "replace"): void => {
    if (to !== here()) history[how === "push" ? "pushState" : "replaceState"](null, "", to);
    setAddress(to);
  };
  return {
    view: viewOf(url, byService()),
    zone,
    address,
    go: (view, how = "push") => move(withZone(addressOf(view), zone), how),
    setZone: (chosen) => move(withZone(addressOf(viewOf(url)), chosen), "replace"),
    addressOf: (view) => withZone(addressOf(view), zone),
  };
}

function here(): string {
  return location.pathname + location.search;
}

function withZone(address: string, zone: string | undefined): string {
  const url = new URL(address, location.origin);
  if (zone !== undefined) url.searchParams.set("zone", zone);
  return url.pathname + url.search;
}
