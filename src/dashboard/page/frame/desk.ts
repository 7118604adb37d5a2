import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { About } from "../data/answers.ts";
import type { Format } from "../data/format.ts";
import type { View } from "../data/view.ts";
import type { Words } from "../words/index.ts";

export type Me = {
  readonly principal: string;
  readonly scopes: "all" | readonly string[];
  readonly operators: "all" | readonly string[];
  readonly credential: string | null;
};

/** What every part of the page is given: who reads, in which words, and how to go elsewhere. */
export type Desk = {
  readonly words: Words;
  readonly format: Format;
  readonly me: Me;
  readonly about: About;
  readonly view: View;
  /** Opens a view; `replace` leaves no step to go back to, as while something is dragged. */
  readonly go: (view: View, how?: "push" | "replace") => void;
  /** The address of a view, with the time zone that the reader chose. */
  readonly addressOf: (view: View) => string;
  /** Asks anew who reads, as after signing in or out. */
  readonly askWho: () => void;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("there is no desk around this part of the page");
  return desk;
}

/** Whether somebody may do what needs a scope. */
export function may({ scopes }: Me, scope: string): boolean {
  return scopes === "all" || scopes.includes(scope);
}

/** Whether somebody sees the whole network, or only their own customers. */
export function seesAll({ operators }: Me): boolean {
  return operators === "all";
}
