import { type Instant, latest } from "../../platform/instant.ts";
import type { Deadline, Pack, Rule } from "../pack.ts";
import type { VerdictAnswer } from "../verdicts/answer.ts";
import { CERTAINTIES } from "./answer.ts";
import { type Due, isCadence, nextDue } from "./cadence.ts";
import { dueAfter } from "./due.ts";
import { type Duty, obligationId } from "./duty.ts";
import { type Known, type Scene, type Start, startOf } from "./starts.ts";

export type Certainty = (typeof CERTAINTIES)[number];

/** One deadline of one rule that is met, may be, or will be. */
export type Demand = {
  readonly id: string;
  readonly duty: Duty;
  readonly verdict: VerdictAnswer;
  readonly certainty: Certainty;
  readonly pack: Pack;
  readonly deadline: Deadline;
  readonly isRepeated: boolean;
  readonly start: Start;
  readonly dueAt: Instant | undefined;
  readonly dueAtLatest: Instant | undefined;
};

/** Every demand that the verdicts make, by the obligation that it makes one of. */
export function demandsOf(
  verdicts: readonly VerdictAnswer[],
  packs: readonly Pack[],
  known: Known,
): ReadonlyMap<string, readonly Demand[]> {
  const demands = verdicts.flatMap((verdict) => {
    const pack = packs.find(({ id }) => id === verdict.pack.id);
    const rule = pack?.rules.find(({ id }) => id === verdict.rule);
    const certainty = certaintyOf(verdict);
    if (pack === undefined || rule === undefined || certainty === undefined) return [];
    return rule.deadlines.flatMap((deadline) => demandOf({ verdict, certainty, pack, rule, known }, deadline) ?? []);
  });
  return Map.groupBy(demands, ({ id }) => id);
}

/** Undefined where no duty comes of it: a draft, what authorities owe each other, what is not met and never will be. */
function certaintyOf({ verdict, proposed, obligation, willBeMetAt }: VerdictAnswer): Certainty | undefined {
  if (proposed || obligation === "authority_to_enisa" || verdict === "superseded") return undefined;
  if (verdict !== "not-met") return verdict;
  return willBeMetAt === null ? undefined : "expected";
}

type Demanded = Pick<Demand, "verdict" | "certainty" | "pack"> & { readonly rule: Rule; readonly known: Known };

function demandOf({ rule, known, ...of }: Demanded, deadline: Deadline): Demand | undefined {
  // An outage that is over changes no more.
  if (deadline.clockStart === "material_change" && known.incident.to !== null) return undefined;
  const { provider, jurisdiction } = of.verdict;
  const whose = { provider: provider.id, pack: of.pack.id, jurisdiction };
  const duty: Duty = { ...whose, recipient: deadline.recipient, stage: deadline.stage };
  const scene: Scene = { rule, duty: whose, calendar: of.pack, known };
  const start = startOf(deadline, scene);
  const isRepeated = isCadence(deadline);
  const { metSince, willBeMetAt } = of.verdict;
  const reportableFrom = [metSince, willBeMetAt].flatMap((moment) => moment ?? []);
  const due = start.state === "waiting" ? NOT_DUE : dueOf(deadline, start.at, { scene, reportableFrom });
  if (due === undefined) return undefined;
  const atLatest = start.state === "waiting" ? start.atLatest : undefined;
  const dueAtLatest = atLatest === undefined ? undefined : dueAfter(atLatest, deadline.within, of.pack);
  return {
    ...of,
    id: obligationId(duty, isRepeated ? "repeated" : occasionOf(deadline)),
    duty,
    deadline,
    isRepeated,
    start,
    dueAt: due.at,
    dueAtLatest,
  };
}

const NOT_DUE: Due = { at: undefined };

function dueOf(
  deadline: Deadline,
  startedAt: Instant,
  { scene, reportableFrom }: { readonly scene: Scene; readonly reportableFrom: readonly Instant[] },
): Due | undefined {
  if (isCadence(deadline)) return nextDue(deadline, startedAt, scene);
  const at = dueAfter(startedAt, deadline.within, scene.calendar);
  // Nobody can report in time what was not reportable yet: where the time was over by then, it is due at once.
  return { at: at === undefined ? undefined : latest(at, ...reportableFrom) };
}

/** What comes of an event or a period, and so is settled by nothing that was sent because of the outage. */
const OCCASIONS = new Set(["authority_request", "material_change", "quarter_end", "calendar_year_end"]);

function occasionOf({ clockStart }: Deadline): string {
  return OCCASIONS.has(clockStart) ? clockStart : "";
}

/** The demands that count: those that will only be made later count where there are no others. */
export function countingOf(demands: readonly Demand[]): readonly Demand[] {
  const present = demands.filter(({ certainty }) => certainty !== "expected");
  return present.length > 0 ? present : demands;
}
