import { afterAll, beforeAll, expect, test } from "vitest";
import { pack, unpack } from "../../../src/incidents/evidence/archive.ts";
import { loadExample } from "../../examples/load-example.ts";
import { faultsIn } from "../../incidents/evidence-faults.ts";
import { putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { fail, file, getDraft, getPutRight, idOfNewest, minutesFromNow, post, written } from "./filing-service.ts";

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const filing = {
  form: "house-notice",
  provider: "o2",
  jurisdiction: "*",
  recipient: "ministry",
  edition: "whole",
  submittedAt: "2018-12-06T07:00:00Z",
  channel: "e-mail",
  incomplete: true,
  ground: "a test",
};

async function getEvidence(of = service, id = "2"): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await of.request(`/v1/incidents/${id}/evidence.zip`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

test("what was filed is in the evidence, and whoever alters it and all digests is found", async () => {
  const sent = await service.send("POST", "/v1/incidents/2/filings", filing);
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const file = await getEvidence();
  expect(await faultsIn(file)).toEqual([]);
  const part = unpack(file).parts.find(({ name }) => name === "filings.json");
  const { filings } = JSON.parse(part?.text ?? "{}");
  expect(filings).toEqual([sent.body]);

  const altered = (from: string, to: string, part = "filings.json") =>
    pack(unpack(file).parts.map((one) => (one.name === part ? { ...one, text: one.text.replace(from, to) } : one)));
  const isNotWhatRulesSay = "verdicts.json is not what the rules in it say of the incident";
  expect(await faultsIn(altered('"verdict": "met"', '"verdict": "not-met"', "verdicts.json"))).toEqual([
    isNotWhatRulesSay,
  ]);
  expect(await faultsIn(altered('"value": 10000000', '"value": 40000000', "verdicts.json"))).toEqual([
    isNotWhatRulesSay,
  ]);
  expect(await faultsIn(altered('"recipient": "ministry"', '"recipient": "nobody"'))).toEqual([
    "filings.json is not what was recorded",
  ]);
  // Whoever alters what was recorded just so is found by the figures, and by what a field says of them.
  const everywhere = (from: string, to: string) =>
    pack(
      unpack(file).parts.map((one) =>
        ["filings.json", "records.json"].includes(one.name) ? { ...one, text: one.text.replaceAll(from, to) } : one,
      ),
    );
  const { number } = Object(sent.body);
  expect(await faultsIn(everywhere('"point": 32300000', '"point": 32299999'))).toEqual(
    expect.arrayContaining([`filing ${number}: users.affected is not what was known then`]),
  );
  const { text } = Object(sent.body).fields.find(({ id }: { id: string }) => id === "users");
  expect(await faultsIn(everywhere(`"text": "${text}"`, '"text": "a few"'))).toEqual([
    `filing ${number}: users does not say its figures`,
  ]);
  const without = pack(unpack(file).parts.filter(({ name }) => name !== "filings.json"));
  expect(await faultsIn(without)).toContain("filings.json is missing");
});

test("what was filed of a draft of before, and late events, measurements and merges since, are no fault of a file", async () => {
  const own = await startTestService();
  await putInventory(own, smallNetwork);
  await fail(own, "sgsn-1", { minutes: -200 });
  await fail(own, "sgsn-1", { state: "up", minutes: -180 });
  await fail(own, "mme-1", { minutes: -199 });
  await fail(own, "mme-1", { state: "up", minutes: -180 });
  const before = await idOfNewest(own);
  await fail(own, "hss-1", { minutes: -9 });
  const id = await idOfNewest(own);
  await file(own, id);
  const draft = await getDraft(own, id);
  const cause = { value: { what: "power", category: "third-party-failure" }, ground: "seen" };
  expect((await own.send("PUT", `/v1/incidents/${id}/facts/cause`, cause)).status).toBeLessThan(300);
  await fail(own, "hss-2", { minutes: -8 });
  expect((await post(own, id, { fields: written(draft), estimateId: draft.estimateId })).status).toBe(201);
  const [item] = await getPutRight(own, id);
  const told = { decision: "told", ground: "by telephone" };
  const path = `/v1/incidents/${id}/put-right/${encodeURIComponent(item?.id ?? "")}`;
  expect((await own.send("POST", path, told)).status).toBe(201);
  for (const node of ["hss-1", "hss-2"]) await fail(own, node, { state: "up", minutes: -2 });
  const period = { from: minutesFromNow(-300), to: minutesFromNow(0) };
  const measured = { what: "everAffected", range: 1200, method: "call records", source: "billing", period };
  expect((await own.send("POST", `/v1/incidents/${id}/measurements`, measured)).status).toBe(201);
  await file(own, id);
  expect(await faultsIn(await getEvidence(own, id))).toEqual([]);
  const merge = { with: before, ground: "one cause" };
  expect((await own.send("POST", `/v1/incidents/${id}/merges`, merge)).status).toBe(201);
  await file(own, id);
  expect(await faultsIn(await getEvidence(own, id))).toEqual([]);
  expect(own.defects).toEqual([]);
  await own.close();
});
