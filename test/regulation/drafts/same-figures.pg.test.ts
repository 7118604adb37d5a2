import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Inventory } from "../../../src/inventory/document.ts";
import { IncidentAnswer } from "../../../src/incidents/answer.ts";
import { countingOf } from "../../../src/regulation/drafts/gather.ts";
import { DraftOffer, rulesOf } from "../../../src/regulation/drafts/offers.ts";
import { SHIPPED_PACKS } from "../../../src/regulation/packs/index.ts";
import { BOUNDS } from "../../../src/regulation/measures/reading.ts";
import { type VerdictAnswer, VerdictsAnswer } from "../../../src/regulation/verdicts/answer.ts";
import { loadExample } from "../../examples/load-example.ts";
import { postEvents, putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { getDraft, minutesFromNow } from "../filings/filing-service.ts";

/** What a draft states is what its rules were held against, and what the incident itself says of the same customers. */

let service: TestService | undefined;
afterEach(async () => {
  expect(service?.defects ?? []).toEqual([]);
  await service?.close();
});

const FIGURES: Readonly<Record<string, readonly string[]>> = {
  users_affected: ["users.affected"],
  users_affected_potential: ["users.affected", "users.potential"],
  services_in_operation_affected_or_likely: ["users.affected"],
  user_minutes: ["user-minutes"],
  user_minutes_potential: ["user-minutes.potential"],
  user_hours_lost: ["user-hours"],
  duration_minutes: ["incident.duration"],
  percent_of_provider_service_base: ["percent-provider"],
  percent_of_national_service_base: ["percent-national"],
};

async function getVerdicts(from: TestService, id: string): Promise<readonly VerdictAnswer[]> {
  return VerdictsAnswer.parse((await from.get(`/v1/incidents/${id}/verdicts`)).body).verdicts;
}

async function getOffers(from: TestService, id: string): Promise<readonly DraftOffer[]> {
  const { body } = await from.get(`/v1/incidents/${id}/drafts`);
  return z.object({ drafts: z.array(DraftOffer) }).parse(body).drafts;
}

/** Verdicts of the form's rules that count just whom the form counts. */
function alikeIn(verdicts: readonly VerdictAnswer[], { form: id, pack: { id: packId }, ...offer }: DraftOffer) {
  const pack = SHIPPED_PACKS.find((one) => one.id === packId);
  const form = pack?.forms.find((one) => one.id === id);
  if (pack === undefined || form === undefined) throw new Error(`${id} does not ship`);
  const own = verdicts.filter(
    (one) => one.pack.id === packId && one.provider.id === offer.provider.id && one.jurisdiction === offer.jurisdiction,
  );
  const applying = new Set(own.map(({ rule }) => rule));
  const met = new Set(own.filter(({ verdict }) => verdict === "met").map(({ rule }) => rule));
  const rules = rulesOf(form, pack);
  const counting = countingOf(
    rules.filter((one) => applying.has(one.id)),
    (rule) => met.has(rule),
  );
  const alike = rules.filter(
    ({ reads: { counts, whose, remoteness } }) =>
      counts === counting.counts && whose === counting.whose && remoteness === undefined,
  );
  const ids = new Set(alike.map((rule) => rule.id));
  return own.filter(({ rule, area }) => ids.has(rule) && area === null);
}

/** Sums of the same are added in another order. */
const ROUNDING = 1e-9;

function differs(figure: number, value: number): boolean {
  return Math.abs(figure - value) > ROUNDING * Math.abs(value);
}

type Draft = Awaited<ReturnType<typeof getDraft>>;

/** Of each figure what the draft states beside what the verdict compared. */
function pairsOf({ fields }: Draft, verdicts: readonly VerdictAnswer[]) {
  const figures = new Map(fields.flatMap((field) => field.figures.map((figure) => [figure.name, figure])));
  const pairOf = ({ field, value }: VerdictAnswer["compared"][number], service: string | null) =>
    (FIGURES[field] ?? []).flatMap((name) => {
      const figure = figures.get(service === null ? name : `${name}:${service}`);
      return figure === undefined || value === null || !("point" in value) ? [] : [{ field, figure, value }];
    });
  return verdicts.flatMap(({ rule, service, compared }) =>
    compared.flatMap((one) => pairOf(one, service).map((pair) => ({ rule, ...pair }))),
  );
}

/** How many figures were held against a verdict's. */
async function compareAll(from: TestService, id: string): Promise<number> {
  const verdicts = await getVerdicts(from, id);
  let compared = 0;
  for (const offer of await getOffers(from, id)) {
    const draft = await getDraft(from, id, { ...offer, provider: offer.provider.id });
    const pairs = pairsOf(draft, alikeIn(verdicts, offer));
    const differing = pairs.filter(({ figure, value }) => BOUNDS.some((bound) => differs(figure[bound], value[bound])));
    expect(differing, `${offer.form} ${offer.provider.id} ${offer.jurisdiction}`).toEqual([]);
    compared += pairs.length;
  }
  return compared;
}

/** A thousand times as large, and in two countries. */
function networkIn([town, south]: readonly [string, string]): Inventory {
  const countries = new Map([
    ["town", town],
    ["south", south],
  ]);
  return {
    ...smallNetwork,
    areas: smallNetwork.areas.map((area) => ({ ...area, country: countries.get(area.id) })),
    segments: smallNetwork.segments.map((segment) => ({
      ...segment,
      subscriptions: Number(segment.subscriptions) * 1000,
    })),
  };
}

describe("a draft's figures", () => {
  test("are, of O2's outage, those of its verdicts and of the incident, for every provider and form", async () => {
    ({ service } = await loadExample("o2-2018"));
    expect(await compareAll(service, "2")).toBeGreaterThan(5);
    const incident = IncidentAnswer.parse((await service.get("/v1/incidents/2")).body);
    const guests = incident.byOperator.filter(({ kind }) => kind === "mvno");
    expect(guests.length).toBeGreaterThan(1);
    for (const { key: provider, everAffected } of guests) {
      const { fields } = await getDraft(service, "2", { form: "gb-urgent", provider, jurisdiction: "GB" });
      const users = fields.flatMap(({ figures }) => figures).find(({ name }) => name === "users.affected");
      expect(users).toMatchObject(everAffected);
    }
  });

  const PLACES = [
    ["US", "CA"],
    ["AU", "JP"],
    ["CH", "BE"],
    ["IT", "DE"],
    ["IN", "GB"],
  ] as const;

  const NODES = ["power-1", "mme-1", "mme-2", "sgsn-1", "hss-1", "msc-1"] as const;
  /** Half of everybody is hit by the first, so that there is something to compare. All are over: each answer is of the same. */
  const SURE = { node: "hss-2", capacity: undefined, from: 90, lasts: 60 } as const;
  const outage = fc.uniqueArray(
    fc.record({
      node: fc.constantFrom(...NODES),
      capacity: fc.option(fc.constantFrom(0.2, 0.5, 0.9), { nil: undefined }),
      from: fc.integer({ min: 5, max: 600 }),
      lasts: fc.integer({ min: 1, max: 600 }),
    }),
    { minLength: 1, maxLength: 4, selector: ({ node }) => node },
  );

  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

  test.each(PLACES)("are those of its verdicts of outages in %s and %s", async (...places) => {
    const numRuns = process.env["LONG"] === "1" ? 20 : 2;
    console.info(`drafts' figures in ${places.join(" and ")}: ${numRuns} outages, SEED=${seed}`);
    let total = 0;
    for (const [index, failures] of fc.sample(outage, { numRuns, seed }).entries()) {
      const own = await startTestService();
      await putInventory(own, networkIn(places), "?effectiveFrom=2018-01-01T00:00:00Z");
      const events = [SURE, ...failures].flatMap(({ node, capacity, from, lasts }) => [
        {
          id: `${index} ${node} down`,
          node,
          occurredAt: minutesFromNow(-from),
          ...(capacity === undefined ? { state: "down" } : { state: "degraded", capacity }),
        },
        { id: `${index} ${node} up`, node, state: "up", occurredAt: minutesFromNow(Math.min(-1, lasts - from)) },
      ]);
      await postEvents(own, events);
      const list = z.object({ incidents: z.array(z.object({ id: z.string() })) });
      const { incidents } = list.parse((await own.get("/v1/incidents")).body);
      let compared = 0;
      for (const { id } of incidents) compared += await compareAll(own, id);
      total += compared;
      expect(own.defects).toEqual([]);
      await own.close();
    }
    expect(total).toBeGreaterThan(0);
  });
});
