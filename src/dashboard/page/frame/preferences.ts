import { useState } from "preact/hooks";
import type { About } from "../data/answers.ts";
import { isTimeZone } from "../../../platform/time-zone.ts";

/** What a reader chose on this device before. A device that keeps nothing is asked again. */
export function useChoice(name: string, otherwise: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(name) ?? otherwise);
  const choose = (chosen: string): void => {
    setValue(chosen);
    write(name, chosen);
  };
  return [value, choose];
}

const PREFIX = "headcount.";

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Not kept: chosen for this visit only.
  }
}

/** `auto` follows the device. */
export function applyScheme(scheme: string): void {
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset["scheme"] = scheme;
  else delete document.documentElement.dataset["scheme"];
}

const NAMED: ReadonlySet<string> = new Set(["utc", "local", "operator"]);

/** A choice of time zone, unless it is of none that there is. */
export function zoneIn(choice: string | undefined): string | undefined {
  return choice !== undefined && (NAMED.has(choice) || isTimeZone(choice)) ? choice : undefined;
}

/** The time zone that a choice stands for: `utc`, `local`, `operator`, or one by its IANA name. */
export function zoneOf(choice: string, { timeZone }: About): string {
  if (choice === "local") return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (choice === "operator") return timeZone;
  return choice !== "utc" && isTimeZone(choice) ? choice : "UTC";
}
