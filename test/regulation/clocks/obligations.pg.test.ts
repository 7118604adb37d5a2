import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ObligationAnswer, ObligationsAnswer } from "../../../src/regulation/clocks/answer.ts";
import { getIncidents } from "../../incidents/incident-body.ts";
import { postEvents, putInventory } from "../../impact/small-network.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../../support/service.ts";
import { PACK, fileInitial, network, putOwnRules } from "./own-pack.ts";
import { ofStage } from "./scene.ts";

/** A failure of now, two minutes old, under the rules of several countries. */

const CRITICAL = "uk-2022-critical-user-hours";
const NIS2 = "eu-nis2-art23";

const ofcom = {
  pack: PACK,
  recipient: "Ofcom",
  name: "Ofcom's duty desk",
  channel: { kind: "email", address: "duty@ofcom.example" },
  secondChannel: null,
  verifiedAt: null,
  note: null,
};

let service: TestService;
let from: string;

beforeEach(async () => {
  service = await startTestService({ settings: { publicUrl: "https://headcount.example" } });
  await putInventory(service, network);
  await putOwnRules(service, [CRITICAL, NIS2]);
  expect((await service.send("PUT", "/v1/regulation/recipients/ofcom", ofcom)).status).toBeLessThan(300);
  from = minutesFromNow(-2);
  await postEvents(service, { id: "fails", node: "hss-1", state: "down", occurredAt: from });
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const after = (minutes: number, moment = from): number => Date.parse(moment) + minutes * 60_000;

async function idOfNewest(): Promise<string> {
  const { incidents, blips } = await getIncidents(service);
  return [...incidents, ...blips][0]?.id ?? "none";
}

async function obligations(id?: string): Promise<readonly ObligationAnswer[]> {
  const answer = await service.get(id === undefined ? "/v1/obligations" : `/v1/incidents/${id}/obligations`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return ObligationsAnswer.parse(answer.body).obligations;
}

const acknowledge = async (id: string, obligation: string, body: object) =>
  await service.send("POST", `/v1/incidents/${id}/obligations/${obligation}/acknowledgement`, body);
const setFact = async (id: string, name: string, body: object) => {
  const answer = await service.send("PUT", `/v1/incidents/${id}/facts/${name}`, { ground: "Logbook", ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};

describe("the obligations of an incident", () => {
  test("run from its first event until somebody says when they became aware", async () => {
    const id = await idOfNewest();
    const ofcomOf = async () => ofStage(await obligations(id), "notification", "Ofcom");
    const assumed = await ofcomOf();
    expect(assumed).toMatchObject({
      incident: id,
      clock: { isAssumed: true, reads: "not set" },
      state: "running",
      contact: { id: "ofcom" },
      faults: ["Nobody has verified this contact."],
      owner: null,
    });
    expect(Date.parse(assumed.dueAt ?? "")).toBe(after(180));
    const awareAt = minutesFromNow(-1);
    await setFact(id, "awareAt", { value: awareAt, operator: "host" });
    await service.send("PUT", `/v1/incidents/${id}/roles/regulatory`, { holder: "Ada Byron" });
    const said = await ofcomOf();
    expect(said).toMatchObject({ id: assumed.id, clock: { isAssumed: false }, owner: { holder: "Ada Byron" } });
    expect(Date.parse(said.dueAt ?? "")).toBe(after(180, awareAt));
    // Whoever works for a brand works for its provider, and not for the guest's.
    const earlier = minutesFromNow(-1.5);
    await setFact(id, "awareAt", { value: earlier, operator: "brand" });
    await setFact(id, "awareAt", { value: minutesFromNow(-1.9), operator: "guest" });
    expect(Date.parse((await ofcomOf()).dueAt ?? "")).toBe(after(180, earlier));
    await setFact(id, "awareAt", { value: null, operator: "brand" });
    expect(Date.parse((await ofcomOf()).dueAt ?? "")).toBe(after(180, awareAt));
    await setFact(id, "awareAt", { value: null, operator: "host" });
    expect(await ofcomOf()).toMatchObject({ clock: { isAssumed: true, reads: "not set" } });
  });

  test("are done when somebody acknowledged what was sent, and the next stage runs from its submission", async () => {
    const id = await idOfNewest();
    const initial = () => obligations(id).then((all) => ofStage(all, "initial"));
    expect((await initial()).state).toBe("running");
    expect(ofStage(await obligations(id), "final")).toMatchObject({ state: "not-started", dueAt: null });
    const submittedAt = minutesFromNow(-1);
    const number = await fileInitial(service, id, submittedAt);
    const sent = await initial();
    expect(sent).toMatchObject({ state: "submitted", submissions: [{ filing: number, acknowledged: null }] });
    expect(ofStage(await obligations(id), "final")).toMatchObject({ state: "running", clock: { isAssumed: false } });
    const answer = { by: "Bea", at: minutesFromNow(0), reference: "C-9" };
    const recorded = await acknowledge(id, sent.id, answer);
    expect(recorded).toMatchObject({
      status: 201,
      body: { kind: "acknowledged", name: sent.id, content: { filing: number } },
    });
    expect(await initial()).toMatchObject({
      state: "done",
      submissions: [{ acknowledged: { by: "Bea", reference: "C-9" } }],
    });
  });

  test("are done when they were told by voice and acknowledged, and others start from then", async () => {
    const id = await idOfNewest();
    const { id: told } = ofStage(await obligations(id), "initial");
    const at = minutesFromNow(0);
    expect(await acknowledge(id, told, { by: "Bea", at, reference: "by telephone" })).toMatchObject({
      status: 201,
      body: { content: { filing: null } },
    });
    expect(ofStage(await obligations(id), "initial").state).toBe("done");
    expect(ofStage(await obligations(id), "final").clock).toMatchObject({ startedBy: "submission of the initial" });
  });

  test("run from when those whom a rule counts were back, though for others the incident goes on", async () => {
    await putOwnRules(service, ["ca-primary-user-minutes"]);
    const tell = (node: string, state: string, minutes: number) =>
      postEvents(service, { id: `${node} ${state}`, node, state, occurredAt: minutesFromNow(minutes) });
    await tell("hss-1", "up", -1.9);
    for (const node of ["mme-1", "mme-2", "sgsn-1"]) await tell(node, "down", -1.5);
    const running = async () => {
      const { incidents, blips } = await getIncidents(service);
      return [...incidents, ...blips].filter(({ to }) => to === null).map(({ id }) => id);
    };
    const [id = "none", ...others] = await running();
    expect(others).toEqual([]);
    const clock = async () => ofStage(await obligations(id), "final").clock;
    expect(await clock()).toMatchObject({ startedAt: null, reads: "service not restored" });
    await tell("sgsn-1", "up", -1);
    expect(await running()).toEqual([id]);
    const { startedAt } = await clock();
    expect(Math.abs(Date.parse(startedAt ?? "") - Date.now() + 60_000)).toBeLessThan(30_000);
  });

  test("are owed again when what was sent did not arrive", async () => {
    const id = await idOfNewest();
    const { id: owed } = ofStage(await obligations(id), "initial");
    expectProblem(await acknowledge(id, owed, { bounced: true, ground: "x" }), 409);
    await fileInitial(service, id, minutesFromNow(-1));
    expect(await acknowledge(id, owed, { bounced: true, ground: "Wrong address" })).toMatchObject({
      status: 201,
      body: { kind: "bounced" },
    });
    const again = ofStage(await obligations(id), "initial");
    expect(again).toMatchObject({ state: "running", submissions: [{ bounced: "Wrong address" }] });
    expect(again.faults.at(-1)).toContain("Wrong address");
    const { body } = await service.get(`/v1/incidents/${id}/records`);
    expect(JSON.stringify(body)).toContain("Wrong address");
  });

  test("are acknowledged only as they can have been", async () => {
    const id = await idOfNewest();
    const { id: owed } = ofStage(await obligations(id), "initial");
    const whole = { by: "Bea", at: minutesFromNow(0), reference: "r" };
    expectProblem(await acknowledge(id, "nothing", whole), 404);
    expectProblem(await acknowledge("999", owed, whole), 404);
    const ahead = await acknowledge(id, owed, { ...whole, at: minutesFromNow(10) });
    expectProblem(ahead, 422);
    expect(pathsOf(ahead)).toEqual(["at"]);
    const other = await acknowledge(id, owed, { ...whole, filing: 12 });
    expectProblem(other, 422);
    expect(pathsOf(other)).toEqual(["filing"]);
    for (const body of [{}, { ...whole, by: "" }, { bounced: false, ground: "x" }, { ...whole, bounced: true }])
      expectProblem(await acknowledge(id, owed, body), 422);
    expect(ofStage(await obligations(id), "initial").state).toBe("running");
  });
});

async function readCalendar() {
  const answer = await service.get("/v1/obligations.ics");
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = String(answer.body).replaceAll("\r\n ", "");
  const [sequence] = /SEQUENCE:(\d+)/.exec(text)?.slice(1) ?? [];
  return { text, sequence: Number(sequence), uids: text.match(/UID:.*/g) };
}

describe("the obligations of all incidents", () => {
  test("are those of incidents that are not over, or of which something is still to be done", async () => {
    const id = await idOfNewest();
    expect((await obligations()).map((one) => one.id)).toEqual((await obligations(id)).map((one) => one.id));
    await postEvents(service, { id: "back", node: "hss-1", state: "up", occurredAt: minutesFromNow(-1) });
    expect((await getIncidents(service)).blips[0]?.state).toBe("closed");
    expect(await obligations()).not.toEqual([]);
    await putOwnRules(service, [CRITICAL]);
    const [only] = await obligations();
    await acknowledge(id, only?.id ?? "", { by: "Bea", at: minutesFromNow(0), reference: "r" });
    expect(await obligations()).toEqual([]);
    expect(await obligations(id)).toMatchObject([{ state: "done" }]);
    // That an authority may still ask keeps nothing open.
    await putOwnRules(service, [NIS2]);
    for (const one of (await obligations(id)).filter(({ clock }) => clock.start !== "authority_request"))
      await acknowledge(id, one.id, { by: "Bea", at: minutesFromNow(0), reference: "r" });
    expect((await obligations(id)).map(({ state }) => state).toSorted()).toEqual([
      "done",
      "done",
      "done",
      "not-started",
    ]);
    expect(await obligations()).toEqual([]);
  });

  test("are a calendar, of which a later edition has a higher number", async () => {
    const first = await readCalendar();
    expect(first.uids).toHaveLength(3);
    expect(first.text).toContain("https://headcount.example/incidents/");
    await setFact(await idOfNewest(), "awareAt", { value: minutesFromNow(-1), operator: "host" });
    const second = await readCalendar();
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect(second.uids?.toSorted()).toEqual(first.uids?.toSorted());
  });

  test("are for those who may see the whole network, and acknowledged by those who keep deadlines", async () => {
    const id = await idOfNewest();
    const partner = service.restart({ id: "p", scopes: ["impact:read", "regulation"], operators: ["guest"] });
    for (const path of ["/v1/obligations", "/v1/obligations.ics", `/v1/incidents/${id}/obligations`])
      expectProblem(await partner.get(path), 403);
    const reader = service.restart({ id: "r", scopes: ["impact:read"], operators: "all" });
    const [first] = await obligations(id);
    const path = `/v1/incidents/${id}/obligations/${first?.id}/acknowledgement`;
    const whole = { by: "Bea", at: minutesFromNow(0), reference: "r" };
    expectProblem(await reader.send("POST", path, whole), 403);
    const keeper = service.restart({ id: "k", scopes: ["regulation"], operators: "all" });
    expect((await keeper.send("POST", path, whole)).status).toBe(201);
  });
});
