import { type Me, may } from "../../../frame/desk.ts";
import type { Settings, Statement } from "../answers.ts";

/** What somebody can do with a statement, in the order of its life. `publish-alone`: a deputy, without a second person. */
export const ACTIONS = [
  "submit",
  "approve",
  "approve-by-code",
  "return",
  "release",
  "publish",
  "publish-alone",
  "review",
  "withdraw",
] as const;
export type Action = (typeof ACTIONS)[number];

type Kind = {
  readonly states: readonly Statement["state"][];
  readonly scope: string;
  readonly isGroundNeeded: boolean;
};

const KINDS: Readonly<Record<Action, Kind>> = {
  submit: { states: ["draft"], scope: "statements:draft", isGroundNeeded: false },
  approve: { states: ["in-review"], scope: "statements:approve", isGroundNeeded: false },
  "approve-by-code": { states: ["in-review"], scope: "statements:draft", isGroundNeeded: false },
  return: { states: ["in-review", "approved"], scope: "statements:approve", isGroundNeeded: true },
  release: { states: ["draft", "in-review", "approved"], scope: "declarations:write", isGroundNeeded: true },
  publish: { states: ["approved"], scope: "statements:draft", isGroundNeeded: false },
  "publish-alone": { states: ["draft", "in-review"], scope: "statements:draft", isGroundNeeded: true },
  review: { states: ["published", "superseded", "corrected"], scope: "statements:approve", isGroundNeeded: true },
  withdraw: {
    states: ["draft", "in-review", "approved", "published"],
    scope: "statements:approve",
    isGroundNeeded: true,
  },
};

export function isGroundNeeded(action: Action): boolean {
  return KINDS[action].isGroundNeeded;
}

/** The last part of the address that an action is sent to. */
export function addressOf(action: Action): string {
  return action === "publish-alone" ? "publish" : action;
}

/** What a reader can do next with a statement. Whether the service lets them is its own to say: of their own words it does not. */
export function actionsOf(
  statement: Pick<Statement, "state" | "needsRelease" | "releasedBy" | "isToBeReviewed">,
  me: Me,
  settings: Pick<Settings, "deputies"> | undefined,
): readonly Action[] {
  const isUnreleased = isToBeReleased(statement);
  const isDeputy = settings?.deputies.includes(me.principal) === true;
  const holds: Readonly<Partial<Record<Action, boolean>>> = {
    release: isUnreleased,
    publish: !isUnreleased,
    "publish-alone": isDeputy && !isUnreleased,
    review: statement.isToBeReviewed,
  };
  return ACTIONS.filter((action) => {
    const { states, scope } = KINDS[action];
    return states.includes(statement.state) && may(me, scope) && holds[action] !== false;
  });
}

/** The step that it is kept as. */
export function stepOf(action: Action): string {
  return action === "approve-by-code" ? "approve" : addressOf(action);
}

/** Whether it brings a crowd back at once, and nobody has said that the network bears that. */
export function isToBeReleased({ needsRelease, releasedBy }: Pick<Statement, "needsRelease" | "releasedBy">): boolean {
  return needsRelease && releasedBy === null;
}

/** Whether it can be worded anew. */
export function canBeWorded({ state }: Pick<Statement, "state">): boolean {
  return state === "draft" || state === "in-review" || state === "approved";
}

/** What it waits for; undefined where for nothing. */
export function waitsFor(
  statement: Pick<Statement, "state" | "needsRelease" | "releasedBy">,
): "submit" | "approve" | "release" | "publish" | undefined {
  if (statement.state === "draft") return "submit";
  if (statement.state === "in-review") return "approve";
  if (statement.state !== "approved") return undefined;
  return isToBeReleased(statement) ? "release" : "publish";
}
