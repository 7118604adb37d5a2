import { type Instant, compareInstants, earliest } from "../../platform/instant.ts";
import type { Deadline, Rule } from "../pack.ts";
import { type Calendar, dueAfter, endOfPeriod } from "./due.ts";
import type { Duty, Stage } from "./duty.ts";
import { type Submission, arrivedIn, firstSentAt } from "./submissions.ts";

/** A moment that people say, and who said it. */
export type SaidAt = { readonly at: Instant; readonly by: string };

/** What starts clocks in an incident. */
export type Known = {
  readonly incident: { readonly id: string; readonly from: Instant; readonly to: Instant | null };
  readonly detectedAt: SaidAt | undefined;
  /** By provider. */
  readonly awareAt: ReadonlyMap<string, SaidAt>;
  readonly submissions: readonly Submission[];
  /** Left out: all are back when the incident is over. */
  readonly restoredAt?: RestoredAt;
};

/** When those whom a rule counts had service back; undefined where they have not. */
export type RestoredAt = (scene: Pick<Scene, "rule" | "duty">) => Instant | undefined;

/** Whose clock it is, under which rule. */
export type Scene = {
  readonly rule: Rule;
  readonly duty: Pick<Duty, "provider" | "pack" | "jurisdiction">;
  readonly calendar: Calendar;
  readonly known: Known;
};

/** How it stands with a clock. `reads`: what whoever looks after it reads. `atLatest`: if what it waits for is done in time. */
export type Start =
  | {
      readonly state: "started";
      readonly at: Instant;
      readonly by: string;
      readonly isAssumed: boolean;
      readonly reads: string;
    }
  | { readonly state: "waiting"; readonly atLatest: Instant | undefined; readonly reads: string };

type StartOf = (scene: Scene, deadline: Deadline) => Start;

const NOT_SET = "not set";

/** Every clock start that a rule can name. */
const STARTS: Readonly<Record<string, StartOf>> = {
  aware: ({ known, duty }) => bySaid("awareAt", [known.awareAt.get(duty.provider)], known),
  detection: ({ known }) => bySaid("detectedAt", [known.detectedAt], known),
  // The text does not say of what; the safe reading is of the event, not of that it is reportable.
  discovery: ({ known }) => bySaid("detectedAt", [known.detectedAt], known),
  detection_or_notification: ({ known, duty }) =>
    bySaid("detectedAt or awareAt", [known.detectedAt, known.awareAt.get(duty.provider)], known),
  occurrence: byFirstEvent,
  incident: byFirstEvent,
  // Of the two readings the one that is due first.
  outage_start_or_following_outage: byFirstEvent,
  service_restored: byRestoration,
  submission_of_72h_notification: afterStage("initial"),
  submission_of_24h_notification: afterStage("notification"),
  brief_notification: afterStage("notification"),
  initial_contact_with_facility: afterStage("notification"),
  authority_request: () => waiting("no request known"),
  material_change: () => waiting("at each material change"),
  quarter_end: endOf("the quarter", 3),
  calendar_year_end: endOf("the year", 12),
  // Cadences count from here until something was sent; see cadence.ts.
  each_6h_during_first_24h: (scene, deadline) => STARTS["detection_or_notification"]?.(scene, deadline) ?? NO_START,
  each_24h_after_first_24h: (scene, deadline) => STARTS["detection_or_notification"]?.(scene, deadline) ?? NO_START,
  each_day_of_activation: ({ known }) => ({ ...byAssumption(known), reads: "activation not recorded" }),
  dirs_deactivation: () => waiting("deactivation not recorded"),
};

const NO_START = waiting("nothing starts it");

export const CLOCK_STARTS: readonly string[] = Object.keys(STARTS);

/** When the clock of a deadline started. One that is not known runs from the first event: never too late. */
export function startOf(deadline: Deadline, scene: Scene): Start {
  const known = STARTS[deadline.clockStart];
  if (known !== undefined) return known(scene, deadline);
  return { ...byAssumption(scene.known), reads: `"${deadline.clockStart}" is no clock start that is known here` };
}

function started(at: Instant, by: string): Start {
  return { state: "started", at, by, isAssumed: false, reads: at };
}

function waiting(reads: string, atLatest?: Instant): Start {
  return { state: "waiting", atLatest, reads };
}

function byFirstEvent({ known: { incident } }: Scene): Start {
  return started(incident.from, `the first event of incident ${incident.id}`);
}

function byRestoration(scene: Scene): Start {
  const { incident, restoredAt } = scene.known;
  const at = earliest([restoredAt?.(scene) ?? [], incident.to ?? []].flat());
  return at === undefined ? waiting("service not restored") : started(at, "restoration of service");
}

/** By the first of what people said; where nobody has, by the first event. */
function bySaid(fact: string, said: readonly (SaidAt | undefined)[], known: Known): Start {
  const [first] = said.flatMap((one) => one ?? []).toSorted((a, b) => compareInstants(a.at, b.at));
  return first === undefined ? byAssumption(known) : started(first.at, `the fact ${fact}, set by ${first.by}`);
}

function byAssumption({ incident }: Known): Start {
  const by = `the first event of incident ${incident.id}`;
  return { state: "started", at: incident.from, by, isAssumed: true, reads: NOT_SET };
}

function endOf(period: string, months: 3 | 12): StartOf {
  return ({ known, calendar }) =>
    started(endOfPeriod(known.incident.from, months, calendar), `the end of ${period} in which it began`);
}

const BEFORE: Readonly<Record<Stage, readonly Stage[]>> = {
  notification: [],
  initial: ["notification"],
  interim: ["notification", "initial"],
  final: ["notification", "initial", "interim"],
};

function afterStage(earlier: Stage): StartOf {
  return (scene, { stage }) => {
    const before = scene.rule.deadlines.filter((one) => one.stage === earlier && BEFORE[stage].includes(earlier));
    const recipients = before.map(({ recipient }) => recipient);
    const sent = arrivedIn(scene.known.submissions, { ...scene.duty, stages: [earlier], recipients });
    const at = firstSentAt(sent);
    if (at !== undefined) return started(at, `submission of the ${earlier}`);
    const latest = earliest(before.flatMap((one) => dueAtLatest(one, scene) ?? []));
    return waiting(`${earlier} not submitted`, latest);
  };
}

/** When a deadline ends if all before it is done in time; where it is due at once, that is when it begins. */
function dueAtLatest(deadline: Deadline, scene: Scene): Instant | undefined {
  const start = startOf(deadline, scene);
  const at = start.state === "started" ? start.at : start.atLatest;
  return at === undefined ? undefined : (dueAfter(at, deadline.within, scene.calendar) ?? at);
}
