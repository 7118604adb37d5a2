import { z } from "zod";

/** What can be allowed; every route names the one that it needs, or is public. */
export const Scope = z.enum([
  "impact:read",
  "events:write",
  "declarations:write",
  "inventory:write",
  "subscriptions",
  "regulation",
  "statements:draft",
  "statements:approve",
  "admin",
]);
export type Scope = z.infer<typeof Scope>;

/** What each is for. */
export const SCOPES = {
  "impact:read": "Read the estimate, the nodes, the events and the inventory",
  "events:write": "Report node states",
  "declarations:write":
    "Declare by hand what no alarm says, and release it; add to incidents what only people know, report, close and merge them",
  "inventory:write": "Store versions of the inventory",
  subscriptions: "Be told by webhook or e-mail when a figure reaches a threshold",
  regulation: "Decide on reports to regulators and keep their deadlines",
  "statements:draft": "Draft public statements",
  "statements:approve": "Approve public statements",
  admin: "Make, list, rotate and revoke credentials, and read the audit and the outbox",
} as const satisfies Record<Scope, string>;

/** Who asks. `operators`: whose customers it may see. */
export type Principal = {
  readonly id: string;
  readonly scopes: "all" | readonly Scope[];
  readonly operators: "all" | readonly string[];
};

/** Who may see the same, as text. */
export function audienceOf(operators: Principal["operators"]): string {
  return operators === "all" ? "all" : JSON.stringify(operators.toSorted());
}

/** Without access control everybody on this machine is the owner. */
export const LOCAL_PRINCIPAL: Principal = { id: "local", scopes: "all", operators: "all" };

/** Nobody that we know: may only what is public. */
export const ANONYMOUS: Principal = { id: "anonymous", scopes: [], operators: [] };
