import type { Question } from "../data/view.ts";
import { type SelectBody, selectOf } from "./request.ts";

/** Whom a declaration is about. */
export type Target = { readonly select: SelectBody } | { readonly nodes: readonly string[] };

/** At most so many nodes can be declared by name. */
export const MOST_NODES = 1000;

/** By what the nodes have in common where that is one thing alone, so that it can be read as it was meant; else node by node. */
export function targetOf(question: Question, nodes: readonly string[]): Target {
  const select = selectOf(question);
  const isOneThing = select !== undefined && Object.keys(select).length === 1 && question.node === undefined;
  return isOneThing ? { select } : { nodes };
}

export function isTooMany(target: Target): boolean {
  return "nodes" in target && target.nodes.length > MOST_NODES;
}

/** An id that nobody else has, so that the same sent twice is declared once. */
export function declarationId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(12))): string {
  return `what-if-${[...random].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export const FIELDS = ["reason", "occurredAt", "until"] as const;
export type Field = (typeof FIELDS)[number];
type Offence = { readonly path: string; readonly message: string };

/** What is refused of each field, and of the whole. */
export function offencesOf(errors: readonly Offence[]): {
  readonly byField: { readonly [Name in Field]?: string };
  readonly others: readonly Offence[];
} {
  const isField = ({ path }: Offence): boolean => FIELDS.some((field) => field === path);
  const byField = Object.fromEntries(errors.filter(isField).map(({ path, message }) => [path, message]));
  return { byField, others: errors.filter((error) => !isField(error)) };
}

/** The one thing that a selection goes by. */
export function oneThingOf(select: SelectBody): { readonly name: string; readonly values: readonly string[] } {
  const [[name, values] = ["", []]] = Object.entries(select);
  return { name, values: [values].flat() };
}
