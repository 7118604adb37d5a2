import { expect } from "vitest";
import { z } from "zod";
import type { SentDeclaration } from "../../impact/client-record.ts";
import { MINUTE, instantOf, microsOf } from "../../impact/micros.ts";
import { coversIn } from "./feeds.ts";
import type { Share, StepOf, Target } from "./steps.ts";
import { type Teller, at, idIn, pick, send } from "./teller.ts";
import { type Span, add, expectWithin, headOf, now, statedIn } from "./world.ts";

const PATH = "/v1/declarations";
const Declared = z.object({ occurredAt: z.string() });

export async function declare(teller: Teller, step: StepOf<"declare">): Promise<void> {
  const { world } = teller;
  const { body, startedAt, said } = declarationIn(teller, step);
  const stated = { ...body, ...statedIn(world) };
  const { within, ...answer } = await send(teller, { method: "POST", path: PATH, body: stated, status: 201 });
  const { occurredAt } = Declared.parse(answer.body);
  expectMoment(teller, { occurredAt, asked: startedAt, within });
  add(world, within, { kind: "declaration", said: { ...said, occurredAt } });
  expect(answer.body).toMatchObject({ sequence: headOf(world), declaredBy: "local" });
  teller.declarations.push({ body, said: { ...said, occurredAt } });
}

/** What is sent, and what that means; where no beginning is named, it begins when it is told. */
function declarationIn(teller: Teller, { target, outcome, minute, forMinutes, share: drawn }: StepOf<"declare">) {
  const { world, network } = teller;
  const place = headOf(world);
  const common = {
    id: `${network}-said-${place}`,
    ...targetIn(teller, target),
    outcome,
    reason: `because of ${place}`,
  };
  const startedAt = minute === undefined ? undefined : at(teller, minute);
  const until =
    forMinutes === undefined ? {} : { until: instantOf(microsOf(startedAt ?? present(teller)) + forMinutes * MINUTE) };
  const share = drawn ?? ("operator" in target ? 1 : undefined);
  const body = { ...common, ...until, ...withValue("share", share), ...withValue("occurredAt", startedAt) };
  return { body, startedAt, said: { ...common, ...until, share: rangeOf(share ?? 1) } };
}

function withValue<Value>(field: string, value: Value | undefined): Readonly<Record<string, Value>> {
  return value === undefined ? {} : { [field]: value };
}

function rangeOf(share: Share): SentDeclaration["share"] {
  return typeof share === "number" ? { low: share, point: share, high: share } : share;
}

function present({ world }: Teller): string {
  return instantOf(world.mode === "live" ? now() : world.clock);
}

type Moment = { readonly occurredAt: string; readonly asked: string | undefined; readonly within: Span };

/** As asked; else as the replay tells the time, or our clock. */
function expectMoment(teller: Teller, { occurredAt, asked, within }: Moment): void {
  if (asked !== undefined || teller.world.mode === "replayed") expect(occurredAt).toBe(asked ?? present(teller));
  else expectWithin(occurredAt, within);
}

function targetIn(teller: Teller, target: Target): Partial<SentDeclaration> {
  if ("nodes" in target) return { nodes: target.nodes.map((node) => idIn(teller, node)) };
  if ("select" in target) return { select: coversIn(teller, target.select) };
  const { operator, service, area, customerClass } = target;
  return {
    operator: idIn(teller, operator),
    ...withValue("service", service),
    ...withValue("area", area && idIn(teller, area)),
    ...withValue("customerClass", customerClass),
  };
}

export async function declareAgain(teller: Teller, { which, differs }: StepOf<"declare-again">): Promise<void> {
  const known = pick(teller.declarations, which);
  if (known === undefined) return;
  const body = differs ? { ...known.body, reason: "another" } : known.body;
  await send(teller, { method: "POST", path: PATH, body, status: differs ? 409 : 200 });
}

const Released = z.object({ releasedAt: z.string(), state: z.enum(["released", "active", "planned", "expired"]) });

export async function release(teller: Teller, { which, minute }: StepOf<"release">): Promise<void> {
  const { world, released } = teller;
  const said = pick(teller.declarations, which)?.said;
  if (said === undefined) return;
  const asked = minute === undefined ? undefined : at(teller, minute);
  const already = released.get(said.id);
  const status = statusOfRelease(said, { moment: asked ?? present(teller), asked, already });
  const body = { ...withValue("occurredAt", asked), ...statedIn(world) };
  const { within, ...answer } = await send(teller, {
    method: "POST",
    path: `${PATH}/${said.id}/release`,
    body,
    status,
  });
  if (status !== 200) return;
  const { releasedAt } = Released.parse(answer.body);
  if (already !== undefined) return expect(releasedAt).toBe(already);
  expectMoment(teller, { occurredAt: releasedAt, asked, within });
  released.set(said.id, releasedAt);
  add(world, within, { kind: "release", declaration: said.id, occurredAt: releasedAt });
}

type Release = { readonly moment: string; readonly asked: string | undefined; readonly already: string | undefined };

/** Not before it began nor after it was over; once it is released it stays so. */
function statusOfRelease({ occurredAt, until }: SentDeclaration, { moment, asked, already }: Release): number {
  if (already !== undefined) return asked === undefined || asked === already ? 200 : 409;
  // The client's clock is read to the millisecond, and just before ours is.
  const isBefore = microsOf(moment) + (asked === undefined ? 1000 : 0) < microsOf(occurredAt);
  return isBefore || microsOf(moment) > microsOf(until ?? moment) ? 422 : 200;
}
