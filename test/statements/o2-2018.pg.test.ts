import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VerifiedAnswer } from "../../src/impact/answer.ts";
import { createClient } from "../../src/replay/client.ts";
import { readExample } from "../../src/replay/example.ts";
import { type Told, impactAt, liveDay, tellDay } from "../../src/replay/statements-day.ts";
import { statementFiles } from "../../src/replay/statements-files.ts";
import { PreviewAnswer } from "../../src/statements/drafts/answer.ts";
import { CHANNELS, LANGUAGES } from "../../src/statements/message.ts";
import { type TestService, startTestService } from "../support/service.ts";

/** What it would have been right to say of O2's outage; `npm run statements:o2` writes the files anew, as does `npx vitest -u`. */

const root = fileURLToPath(new URL("../..", import.meta.url));

let service: TestService;
let told: readonly Told[];
let published: string;
const example = await readExample(`${root}examples/o2-2018`);

beforeAll(async () => {
  const firstService = await startTestService();
  const records = await liveDay(asStage(firstService), example);
  await firstService.close();
  service = await startTestService();
  told = await tellDay(asStage(service), { example, records });
  published = records[0]?.name ?? "";
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

function asStage(of: TestService) {
  return {
    db: of.db,
    clientOf: (principal: Parameters<TestService["restart"]>[0]) => {
      const as = of.restart(principal);
      return createClient("http://localhost", {
        send: async (request) => {
          const { pathname, search } = new URL(request.url);
          const sent = request.method === "GET" ? undefined : await request.text();
          const { status, body } =
            sent === undefined
              ? await as.get(`${pathname}${search}`)
              : await as.send(request.method, `${pathname}${search}`, sent);
          return Response.json(body, { status });
        },
      });
    },
  };
}

function at(time: string): Told {
  const found = told.find(({ moment }) => moment.at === time);
  if (found === undefined) throw new Error(`nothing is told at ${time}`);
  return found;
}

test("the files that ship are what comes of it", async () => {
  for (const { name, text } of statementFiles(example, told))
    await expect(text).toMatchFileSnapshot(`${root}docs/${name}`);
});

test("holding, first, hourly updates, partial restoration, restored: each when it is right, in four languages and seven channels", () => {
  const kinds = told.map(({ preview }) => preview.message);
  expect(kinds.filter((one, index) => one !== kinds[index - 1])).toEqual([
    "holding.customers",
    "first.customers",
    "update.customers",
    "partial.customers",
    "correction.press",
    "update.customers",
    "partial.customers",
    "restored.customers",
  ]);
  for (const { preview } of told)
    expect(preview.texts.map(({ language, channel }) => [language, channel])).toEqual(
      LANGUAGES.flatMap((language) => CHANNELS.map((channel) => [language, channel])),
    );
});

test("nothing that is right is refused, nothing is too long, and nothing is said without a value", () => {
  for (const { preview, moment } of told) {
    expect(preview.refusals, moment.at).toEqual([]);
    const bad = preview.texts.filter(({ rendered, length }) => !length.fits || /[{}]/.test(rendered));
    expect(bad, moment.at).toEqual([]);
  }
});

test("the figures of each are those of the estimate that it names, which is so when it is computed again", async () => {
  for (const { preview, impact, moment } of told) {
    const { status, body } = await service.get(`/v1/estimates/${preview.estimateId}`);
    expect(status, moment.at).toBe(200);
    expect(VerifiedAnswer.parse(body)).toMatchObject({ verified: true });
    expect({ id: preview.estimateId, at: preview.situation.at }).toEqual({ id: impact.estimateId, at: moment.at });
    const { affected, impaired } = impact;
    expect(preview.figures.map(({ name, range }) => [name, range])).toEqual([
      ["affected", affected],
      ["impaired", impaired],
    ]);
    expect(preview.situation).toMatchObject({ affected, impaired });
  }
});

test("that service is restored is refused until somebody has confirmed it, and right after that", () => {
  expect(at("2018-12-06T21:05:00Z").notRestored).toContain("without service");
  expect(at("2018-12-06T21:35:00Z").notRestored).toContain("served worse");
  expect(at("2018-12-07T03:30:00Z").notRestored).toContain("the incident is recovering");
  expect(at("2018-12-07T04:05:00Z").notRestored).toBeNull();
});

test("a correction says what was told and why it holds no longer by what was known then, whatever was found out later", async () => {
  const { preview } = at("2018-12-06T21:36:00Z");
  const said = { kind: "about", count: 32_000_000, step: 1_000_000 };
  expect(preview.situation.before).toEqual({ at: "2018-12-06T21:05:00Z", said, of: "affected", why: "fewer" });
  const later = example.steps.flatMap(({ body }) => (body["state"] === "up" ? [body] : []));
  for (const { node } of later) {
    const event = { id: `found-out:${String(node)}`, node, state: "up", occurredAt: "2018-12-06T20:00:00Z" };
    const sent = { ...event, recordedAt: "2018-12-07T05:00:00Z" };
    expect((await service.send("POST", "/v1/events", sent)).status).toBeLessThan(300);
  }
  const client = asStage(service).clientOf(undefined);
  const known = await impactAt(client, "2018-12-06T21:05:00Z");
  expect(known.estimateId).toBe(at("2018-12-06T21:05:00Z").impact.estimateId);
  const again = await client(PreviewAnswer, "/v1/incidents/2/statements/preview", {
    method: "POST",
    body: {
      message: "correction.press",
      corrects: published,
      estimateId: preview.estimateId,
      channels: CHANNELS,
      nextUpdateAt: preview.situation.nextUpdateAt,
    },
  });
  expect(again.situation).toEqual(preview.situation);
});
