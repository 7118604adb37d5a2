import { expect } from "vitest";
import type { View } from "../../../src/engine/index.ts";
import { type RecordEntry, differencesFrom, effectOf, expectedOf } from "../../impact/client-record.ts";
import { parseAnyImpact, parseVerified } from "../../impact/impact-body.ts";
import { instantOf, microsOf } from "../../impact/micros.ts";
import { expectNoInventory } from "../../impact/small-network.ts";
import type { Question } from "./steps.ts";
import { type Teller, idIn, pick, say } from "./teller.ts";
import { learn, now } from "./world.ts";

/** Asks a question and holds the answer against the client's own record. */
export async function ask(teller: Teller, question: Question): Promise<void> {
  const { world, asked } = teller;
  if (world.untimed.length > 0) await learn(world);
  const { filter, view } = viewIn(teller, question.view);
  const when = momentsIn(teller, question);
  const path = `/v1/impact?${new URLSearchParams({ ...when, ...filter })}`;
  const before = now();
  const answer = await world.service.get(path);
  const after = now();
  say(teller, `GET ${decodeURIComponent(path)} → ${answer.status}`);
  const expected = expectedOf(world.record, { ...when, now: instantOf(before) }, view);
  if (expected === undefined) return expectNoInventory(answer);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const body = parseAnyImpact(answer);
  const differences = differencesFrom(expected, body);
  if (differences.length > 0 && (when.at !== undefined || !isAnythingDue(world.record, before, after)))
    throw new Error(`that is not what the record says:\n${differences.slice(0, 12).join("\n")}`);
  const isSettled =
    when.at !== undefined &&
    microsOf(when.knownAt ?? "9999-12-31T23:59:59Z") < microsOf(world.record.at(-1)?.recordedAt ?? "");
  asked.push({ path, body, estimateId: body.estimateId, isSettled });
}

/** Whether something takes effect just while we ask. */
function isAnythingDue(record: readonly RecordEntry[], from: number, to: number): boolean {
  const moments = record.flatMap(momentsOfEntry).map(microsOf);
  return moments.some((moment) => moment > from && moment <= to + 1000);
}

/** When an entry takes effect, and when it is over by itself. */
export function momentsOfEntry(entry: RecordEntry): readonly string[] {
  return [effectOf(entry), ...untilOf(entry)];
}

function untilOf(entry: RecordEntry): readonly string[] {
  return entry.kind === "declaration" && entry.said.until !== undefined ? [entry.said.until] : [];
}

type When = { readonly at?: string; readonly knownAt?: string };

/** Moments at which something of this sequence happened or was recorded, or a microsecond beside them. */
function momentsIn(teller: Teller, { at, knownAt }: Question): When {
  const { happened, recorded } = momentsOf(teller);
  const [moment, known] = [at && pick(happened, at.which), knownAt && pick(recorded, knownAt.which)];
  return {
    ...(at === undefined || moment === undefined ? {} : { at: instantOf(moment + at.micros) }),
    ...(knownAt === undefined || known === undefined ? {} : { knownAt: instantOf(known + knownAt.micros) }),
  };
}

/** When anything of this sequence happened or ended by itself, and when it was recorded. */
export function momentsOf({ world, first }: Teller) {
  const own = world.record.slice(first);
  return {
    happened: sorted(own.flatMap(momentsOfEntry)),
    recorded: sorted(own.map(({ recordedAt }) => recordedAt)),
  };
}

function sorted(instants: readonly string[]): readonly number[] {
  return [...new Set(instants.map(microsOf))].toSorted((a, b) => a - b);
}

type Asking = { readonly filter: Readonly<Record<string, string>>; readonly view: View };

/** A part of the network, as a query and as a view. */
export function viewIn(teller: Teller, which: number): Asking {
  const [host, guest, town] = ["host", "guest", "town"].map((name) => idIn(teller, name));
  const all = { filter: { operator: `${host},${guest}` }, view: { operators: setOf(host, guest) } };
  const views: readonly Asking[] = [
    all,
    { filter: { operator: guest ?? "" }, view: { operators: setOf(guest) } },
    { filter: { area: town ?? "" }, view: { areas: setOf(town) } },
    { filter: { ...all.filter, service: "voice" }, view: { ...all.view, services: setOf("voice") } },
    {
      filter: { ...all.filter, service: "data-4g", customerClass: "consumer" },
      view: { ...all.view, services: setOf("data-4g"), customerClasses: setOf("consumer") },
    },
    { filter: {}, view: {} },
  ];
  return views[which % views.length] ?? all;
}

function setOf(...values: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(values.map((value) => value ?? ""));
}

/** Once more has been recorded: every estimate handed out verifies, and what was said of the past as known in the past stays. */
export async function checkAgain({ world: { service }, asked }: Teller): Promise<void> {
  const checks = asked.map(async ({ path, body, estimateId, isSettled }) => {
    const verified = parseVerified(await service.get(`/v1/estimates/${estimateId}`));
    expect(verified, `${path} does not verify`).toEqual({ ...body, verified: true });
    if (!isSettled) return;
    expect((await service.get(path)).body, `${path} is answered otherwise later`).toEqual(body);
  });
  await Promise.all(checks);
}
