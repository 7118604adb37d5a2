import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, type TestService, runsHere } from "../support/service.ts";
import { parseAnyImpact, parsePartnersImpact } from "./impact-body.ts";
import { type Others, type Told, startWorld } from "./partners-network.ts";
import { type SentEvent, event, postEvents } from "./small-network.ts";

/** An adversary who asks whatever a partner may. `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as many. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = runsHere(process.env["LONG"] === "1" ? 100 : 10);

const others: fc.Arbitrary<Others> = fc.record({
  prefix: fc.constantFrom("", "x-", "long-and-different/"),
  name: fc.constantFrom("Of others", "Rival", "Émile"),
  country: fc.constantFrom("GB", "FR"),
  counts: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 5 }),
  asOf: fc.constantFrom("2018-09-30", "2010-01-01"),
  moreNodes: fc.integer({ min: 1, max: 5 }),
});

/** What a partner's figures stand on, and what they do not: the same places in both ledgers, other content. */
const step = fc.oneof(
  fc.record({
    shared: fc.constantFrom("hss-1", "hss-2", "mme-1", "mme-2", "sgsn-1", "msc-1", "power-1", "guest/gw:1"),
    state: fc.constantFrom("up", "down", "unknown"),
  }),
  fc.record({ first: fc.nat({ max: 4 }), second: fc.nat({ max: 4 }), states: fc.tuple(state(), state()) }),
  fc.record({
    declared: fc.constantFrom("data", "voice", "hss-1", "sgsn-1"),
    outcome: fc.constantFrom("affected", "impaired"),
    share: fc.constantFrom(0.25, 1),
  }),
  fc.record({ othersDeclare: fc.tuple(fc.constantFrom("brand", "node"), fc.constantFrom("brand", "node")) }),
  fc.record({ counted: fc.constantFrom("hss-1", "hss-2"), count: fc.constantFrom(1, 3) }),
  fc.record({ othersCounted: fc.tuple(fc.nat(9), fc.nat(9)) }),
);
const silences = fc.subarray([
  { function: "HSS" },
  { function: ["SGSN", "MSC"] },
  { function: "PGW" },
  { product: "of others" },
]);

function state() {
  return fc.constantFrom("up", "down", "unknown");
}

const names = fc.constantFrom(
  "guest",
  "host",
  "brand",
  "x-brand",
  "things",
  "south",
  "land",
  "north",
  "x-town",
  "town",
  "nobody",
  "consumer",
  "business",
  "iot",
  "x-iot",
  "data",
  "voice",
  "telemetry",
  "x-telemetry",
  "data-4g",
  "hss-1",
  "x-hss-1",
  "guest/gw:1",
  "mme-pool",
  "more-0",
  "x-more-0",
  "host-network/packet-core",
);
const some = fc.array(names, { minLength: 1, maxLength: 2 }).map((all) => all.join(","));
const times = fc.constantFrom(
  "2018-12-05T00:00:00Z",
  "2018-12-06T00:30:00Z",
  "2018-12-06T01:05:00Z",
  "2018-12-06T23:00:00Z",
);
const filters = fc.record(
  {
    operator: fc.oneof(some, fc.constant("guest")),
    area: fc.oneof(some, fc.constantFrom("south", "land")),
    customerClass: fc.oneof(some, fc.constant("consumer")),
    service: fc.oneof(some, fc.constantFrom("data", "voice,data")),
    by: fc.constantFrom("operator,service", "area,customerClass", "service,area", "operatorKind,area"),
  },
  { requiredKeys: [] },
);
const when = fc.record({ at: times, knownAt: times }, { requiredKeys: [] });
const query = (parts: fc.Arbitrary<object>) =>
  parts.map((record) => new URLSearchParams(Object.entries(record).map(([name, value]) => [name, String(value)])));
type Question = { readonly method: string; readonly path: string; readonly body?: unknown };
const get = (path: string): Question => ({ method: "GET", path });
const questions: fc.Arbitrary<Question> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(query(when), query(filters)).map(([a, b]) => get(`/v1/impact?${a}&${b}`)) },
  fc.tuple(query(when), query(filters)).map(([a, b]) => get(`/v1/impact?format=csv&${a}&${b}`)),
  {
    weight: 3,
    arbitrary: fc
      .record({
        search: query(filters),
        states: fc.dictionary(names, fc.constantFrom("down", "up", 0.3), { maxKeys: 2 }),
        select: fc.option(
          fc.record(
            { function: fc.constantFrom("HSS", "PGW"), vendor: fc.constantFrom("Rival", "Bolt") },
            { requiredKeys: [] },
          ),
          { nil: undefined },
        ),
        onTopOfNow: fc.boolean(),
      })
      .map(({ search, ...body }) => ({ method: "POST", path: `/v1/impact/what-if?${search}`, body })),
  },
  fc.tuple(query(when), some).map(([a, one]) => get(`/v1/nodes?${a}&operator=${one}`)),
  query(when).map((a) => get(`/v1/nodes?${a}`)),
  names.map((name) => get(`/v1/nodes/${name}`)),
  fc
    .constantFrom(
      "/v1/inventory",
      "/v1/inventory/versions",
      "/v1/inventory/segments",
      "/v1/inventory/diff?from=1&to=1",
      "/v1/events",
      "/v1/events?after=2",
      "/v1/audit",
      "/v1/feeds",
      "/v1/declarations",
      "/v1/declarations/said-0",
      "/v1/settings",
      "/v1/audit/verification",
      "/v1/credentials",
      "/ready",
      "/v1/session",
      "/v1/impact?minSequence=3",
      "/v1/impact?minSequence=3000",
      "/v1/estimates/none",
    )
    .map(get),
  fc.constantFrom("/v1/events", "/v1/inventory").map((path) => ({ method: "POST", path, body: {} })),
);

const told = (index: number) =>
  `2018-12-06T${String(1 + Math.floor(index / 6)).padStart(2, "0")}:${(index % 6) * 10}0:00Z`.replace(
    /:(\d)00:/,
    ":$10:",
  );

type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function stepsOf(steps: readonly Step[], world: Others, which: 0 | 1): readonly (SentEvent | Told)[] {
  return steps.map((one, index) => stepOf(one, { world, which, index }));
}

type Place = { readonly world: Others; readonly which: 0 | 1; readonly index: number };

/** What one step is in a world: names, reasons and ids are its own, and so is what nobody else may know. */
function stepOf(one: Step, { world, which, index }: Place): SentEvent | Told {
  const prefixed = (name: string) => (name === "guest/gw:1" ? name : `${world.prefix}${name}`);
  const time = told(index);
  const times = { occurredAt: time, recordedAt: time };
  const more = (drawn: number) => prefixed(`more-${drawn % world.moreNodes}`);
  const declare = (body: object): Told => ({
    path: "/v1/declarations",
    body: {
      id: `${world.prefix}said-${index}`,
      reason: world.name,
      outcome: "affected",
      share: 0.5,
      ...body,
      ...times,
    },
  });
  const register = (node: string, count: number): Told => ({
    path: `/v1/nodes/${encodeURIComponent(node)}/registrations`,
    body: { count, observedAt: time, recordedAt: time },
  });
  if ("shared" in one) return { id: `${index}`, node: prefixed(one.shared), state: one.state, ...times };
  if ("counted" in one) return register(prefixed(one.counted), one.count);
  if ("othersCounted" in one) return register(more(which), one.othersCounted[which]);
  if ("declared" in one) {
    const { declared, outcome, share } = one;
    const of = declared.includes("-") ? { nodes: [prefixed(declared)] } : { service: declared };
    return declare({ ...of, outcome, share });
  }
  if ("othersDeclare" in one)
    return declare(one.othersDeclare[which] === "brand" ? { operator: prefixed("brand") } : { nodes: [more(which)] });
  return { id: `${index}`, node: more(which === 0 ? one.first : one.second), state: one.states[which], ...times };
}

async function ask(guest: TestService, { method, path, body }: Question): Promise<unknown> {
  const answer = method === "GET" ? await guest.get(path) : await guest.send(method, path, body);
  return comparable(answer);
}

/** Its own customers lose what the owner says that they lose. */
async function expectTheOwnersFigures({ owner, guest }: { owner: TestService; guest: TestService }, path: string) {
  const own = await guest.get(path);
  if (own.status !== 200) return;
  const { affected, impaired, base } = parsePartnersImpact(own);
  const others = await owner.get(path.includes("operator=") ? path : `${path}&operator=guest`);
  expect(parseAnyImpact(others), path).toMatchObject({ affected, impaired, base });
}

/** All of an answer, but for what every request has of its own. */
function comparable({ status, headers, body }: Answer): unknown {
  const own = new Set(["x-request-id", "ratelimit", "ratelimit-policy", "date", "content-length"]);
  const said = JSON.stringify(body).replaceAll(/20(?!18)\d\d-\d\d-\d\dT[\d:.]+Z/g, "now");
  return { status, headers: [...headers].filter(([name]) => !own.has(name)), said };
}

test(
  "is answered alike in two worlds that differ only in what is others'",
  async () => {
    console.info(`partners: seed ${seed}, ${runs} runs`);
    const drawn = fc.record({
      worlds: fc.tuple(others, others),
      steps: fc.array(step, { minLength: 1, maxLength: 12 }),
      more: fc.nat({ max: 3 }),
      silent: silences,
      asked: fc.array(questions, { minLength: 30, maxLength: 30 }),
    });
    const holds = fc.asyncProperty(drawn, async ({ worlds: [one, two], steps, more, silent, asked }) => {
      const extra = Array.from({ length: more }, (_, index) =>
        event(`${two.prefix}more-0`, "down", `2018-12-06T22:0${index}:00Z`),
      );
      const first = await startWorld(one, stepsOf(steps, one, 0), silent);
      const second = await startWorld(two, stepsOf(steps, two, 1), silent);
      for (const one of extra) await postEvents(second.owner, one);
      try {
        for (const question of asked) {
          const [a, b] = [await ask(first.guest, question), await ask(second.guest, question)];
          expect(b, JSON.stringify(question)).toEqual(a);
          if (question.path.startsWith("/v1/impact?") && !question.path.includes("format=csv"))
            await expectTheOwnersFigures(first, question.path);
          const [, id] = /"estimateId":"([^"]+)"/.exec(String(Object(a).said)) ?? [];
          if (typeof id === "string")
            expect(await ask(second.guest, get(`/v1/estimates/${id}`))).toEqual(
              await ask(first.guest, get(`/v1/estimates/${id}`)),
            );
        }
        expect([...first.guest.defects, ...second.guest.defects]).toEqual([]);
      } finally {
        await first.owner.close();
        await second.owner.close();
      }
    });
    // Shrinking two databases takes longer than reading what differs.
    await fc.assert(holds, { numRuns: runs, seed, endOnFailure: true });
  },
  20 * 60_000,
);
