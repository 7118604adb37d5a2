import * as fc from "fast-check";
import { NODES, type Variant } from "./networks.ts";

/**
 * What a sequence is made of, drawn without regard to any network, moment or earlier step: those are filled in as it is
 * carried out, so that whatever fast-check leaves out of a sequence, a sequence remains. The first of each choice is the
 * simplest. Minutes are from when the sequence begins; they are few, so that many things happen at the same time.
 */
export type Mode = "live" | "replayed";

const MINUTES = [0, -1, -2, -5, -10, -20, 1, 3];
const minute = fc.constantFrom(...MINUTES);
const node = fc.constantFrom(...NODES);
const which = fc.nat(30);
/** The shards, that counts be there of all of a pool; power, since it is behind them. */
const shard = fc.constantFrom("hss-1", "hss-2", "hss-3");

type State = { readonly state: string; readonly capacity?: number };
const state: fc.Arbitrary<State> = fc.oneof(
  fc.constantFrom("down", "up", "unknown").map((state) => ({ state })),
  fc.constantFrom(0.5, 0.25, 0.9).map((capacity) => ({ state: "degraded", capacity })),
);

export const FEEDS = ["a", "b"] as const;
const feed = fc.constantFrom(...FEEDS);
const source = fc.option(fc.constantFrom("a", "b", "elsewhere"), { nil: undefined, freq: 2 });

const said = fc
  .tuple(fc.oneof({ weight: 2, arbitrary: node }, { weight: 1, arbitrary: shard }), minute, state, source)
  .map(([node, minute, state, source]) => ({ node, minute, state, source }));
export type Said = typeof said extends fc.Arbitrary<infer S> ? S : never;
const news = fc.array(said, { minLength: 1, maxLength: 4 });

function step<const Name extends string, Fields extends object>(name: Name, fields: fc.Arbitrary<Fields>) {
  return fields.map((drawn): { readonly do: Name } & Fields => ({ do: name, ...drawn }));
}

const tell = step("tell", fc.record({ news }));
const again = step("again", fc.record({ which, how: fc.constantFrom("alone", "twice", "with-news"), news }));
const correct = step("correct", fc.record({ which, state }));
const clash = step(
  "clash",
  fc.record({
    which,
    news: fc.option(news, { nil: undefined }),
    differs: fc.constantFrom("state", "node", "time"),
  }),
);
const refused = step("refused", fc.record({ news, flaw: fc.constantFrom("node", "ahead", "capacity", "recordedAt") }));

const range = fc
  .tuple(fc.constantFrom(0.1, 0.4), fc.constantFrom(0.5, 0.6), fc.constantFrom(0.7, 1))
  .map(([low, point, high]) => ({ low, point, high }));
const share = fc.oneof(fc.constantFrom(1, 0.3, 0.5), range);
export type Share = typeof share extends fc.Arbitrary<infer S> ? S : never;
const optional = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const target = fc.oneof(
  fc.record({ nodes: fc.uniqueArray(node, { minLength: 1, maxLength: 3 }) }),
  fc.record({ select: fc.constantFrom("acme", "site", "shards") }),
  fc.record({
    operator: fc.constantFrom("host", "guest"),
    service: optional("voice", "data"),
    area: optional("town", "land"),
    customerClass: optional("consumer", "business"),
  }),
);
export type Target = typeof target extends fc.Arbitrary<infer T> ? T : never;
const declare = step(
  "declare",
  fc.record({
    target,
    share: fc.option(share, { nil: undefined, freq: 3 }),
    outcome: fc.constantFrom("affected", "impaired"),
    minute: fc.option(minute, { nil: undefined, freq: 4 }),
    forMinutes: fc.option(fc.constantFrom(1, 5, 30), { nil: undefined, freq: 2 }),
  }),
);
const declareAgain = step("declare-again", fc.record({ which, differs: fc.boolean() }));
const release = step("release", fc.record({ which, minute: fc.option(minute, { nil: undefined, freq: 4 }) }));

const count = fc.constantFrom(3000, 1000, 0, 1, 4000);
/** Older than a day too, which is how old a count may be at first, and just that old. */
const observed = fc.oneof(
  { weight: 4, arbitrary: minute },
  { weight: 1, arbitrary: fc.constantFrom(-1440, -1450, -30) },
);
const register = step(
  "register",
  fc.record({
    counts: fc.array(fc.record({ shard, count, minute: observed }), { minLength: 1, maxLength: 3 }),
  }),
);
const registerAgain = step("register-again", fc.record({ which, differs: fc.boolean() }));
/** One count of each shard, which is what it takes. */
const registerAll = fc.tuple(fc.tuple(count, count, count), observed).map(([counts, minute]) => ({
  do: "register" as const,
  counts: counts.map((count, index) => ({ shard: `hss-${index + 1}`, count, minute })),
}));

const version = step(
  "version",
  fc.record({
    variant: fc.record({
      needed: fc.constantFrom(1, 2),
      capacity: fc.constantFrom(1, 3),
      isGrown: fc.boolean(),
    }) satisfies fc.Arbitrary<Omit<Variant, "town">>,
    minute,
  }),
);

const watch = step(
  "watch",
  fc.record({
    feed,
    covers: fc.constantFrom("acme", "site", "shards", "all"),
    heartbeatSeconds: fc.constantFrom(600, 3600),
  }),
);
const unwatch = step("unwatch", fc.record({ feed }));
const heartbeat = step("heartbeat", fc.record({ feed }));
const silence = step("silence", fc.record({ feed, minute, isNoticed: fc.boolean() }));
const set = step("set", fc.record({ seconds: fc.constantFrom(600, 60, 1200, 100_000) }));

const TOLD = [
  { weight: 30, arbitrary: tell },
  { weight: 9, arbitrary: again },
  { weight: 12, arbitrary: correct },
  { weight: 6, arbitrary: clash },
  { weight: 6, arbitrary: refused },
  { weight: 18, arbitrary: declare },
  { weight: 3, arbitrary: declareAgain },
  { weight: 15, arbitrary: release },
  { weight: 9, arbitrary: fc.oneof(registerAll, register) },
  { weight: 3, arbitrary: registerAgain },
] as const;
/** A version is of all networks, and takes long. */
const VERSION = { weight: 1, arbitrary: version } as const;
const WATCHED = [
  { weight: 15, arbitrary: watch },
  { weight: 5, arbitrary: unwatch },
  { weight: 4, arbitrary: heartbeat },
  { weight: 15, arbitrary: silence },
  { weight: 3, arbitrary: set },
] as const;

const replayedStep = fc.oneof(...TOLD, VERSION);
const liveStep = fc.oneof(...TOLD, VERSION, ...WATCHED);
export type Step = typeof liveStep extends fc.Arbitrary<infer S> ? S : never;
export type StepOf<Name extends Step["do"]> = Extract<Step, { readonly do: Name }>;

/** `which`: of the moments at which something happened or was recorded; and a microsecond beside them. */
const beside = (...micros: readonly number[]) => fc.record({ which, micros: fc.constantFrom(...micros) });
const question = fc.record({
  at: fc.option(beside(0, -1, 1), { nil: undefined, freq: 4 }),
  knownAt: fc.option(beside(0, -1), { nil: undefined, freq: 3 }),
  view: fc.nat(5),
});
export type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

export type Sequence = {
  readonly steps: readonly { readonly gapMinutes: number; readonly step: Step; readonly ask?: Question | undefined }[];
  readonly questions: readonly Question[];
};

export function sequences(mode: Mode): fc.Arbitrary<Sequence> {
  const step: fc.Arbitrary<Step> = mode === "live" ? liveStep : replayedStep;
  const ask = fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 3, arbitrary: question });
  return fc.record({
    steps: fc.array(fc.record({ gapMinutes: fc.constantFrom(0, 1, 2), step, ask }), { minLength: 1, maxLength: 8 }),
    questions: fc.array(question, { minLength: 1, maxLength: 1 }),
  });
}

const A: StepOf<"watch"> = { do: "watch", feed: "a", covers: "acme", heartbeatSeconds: 600 };
const PRESENT: Question = { at: undefined, knownAt: undefined, view: 0 };

/** Told first, since chance seldom comes upon them. */
export const EXAMPLES: Readonly<Record<Mode, readonly Sequence[]>> = {
  replayed: [],
  live: [
    // A feed that was silent when it was no longer watched is watched anew.
    sequenceOf(A, { do: "silence", feed: "a", minute: -5, isNoticed: true }, { do: "unwatch", feed: "a" }, A),
    // One that nobody had noticed to be silent is heard.
    sequenceOf(A, { do: "silence", feed: "a", minute: -5, isNoticed: false }, { do: "heartbeat", feed: "a" }),
  ],
};

function sequenceOf(...steps: readonly Step[]): Sequence {
  return { steps: steps.map((step) => ({ gapMinutes: 0, step, ask: PRESENT })), questions: [PRESENT] };
}
