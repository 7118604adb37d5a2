import { afterAll, beforeAll, expect, test } from "vitest";
import { pack, unpack } from "../../../src/incidents/evidence/archive.ts";
import { loadExample } from "../../examples/load-example.ts";
import { faultsIn } from "../../incidents/evidence-faults.ts";
import type { TestService } from "../../support/service.ts";

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

async function getEvidence(): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await service.request("/v1/incidents/2/evidence.zip");
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
