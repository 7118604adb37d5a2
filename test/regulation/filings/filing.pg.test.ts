import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../../support/service.ts";
import { fail, file, getDraft, idOfNewest, minutesFromNow, post, written } from "./filing-service.ts";

let service: TestService;
let id: string;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
  await fail(service, "hss-1");
  id = await idOfNewest(service);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

describe("a draft", () => {
  test("is of one provider's own customers, and of a host's with those on its network", async () => {
    const { fields } = await getDraft(service, id);
    const users = fields.find(({ source }) => source === "users.affected");
    // The host's 1,000, its brand's 200 and its guest's 100, half of each.
    expect(users?.figures[0]).toMatchObject({ name: "users.affected", point: 650 });
    expect(users?.why).toContain("With the customers of Brand, Guest");
    const guest = await service.get(`/v1/incidents/${id}/drafts/gb-report?provider=guest&jurisdiction=GB`);
    const own = Object(guest.body).fields.find(({ source }: { source: string }) => source === "users.affected");
    expect(own.figures[0]).toMatchObject({ point: 50 });
  });

  test("is listed for each provider and stage, the due first; whoever leaves open which is told of all", async () => {
    const { body } = await service.get(`/v1/incidents/${id}/drafts`);
    const { drafts } = Object(body);
    expect(drafts.map(({ isDue }: { isDue: boolean }) => Number(!isDue))).toEqual(
      drafts.map(({ isDue }: { isDue: boolean }) => Number(!isDue)).toSorted(),
    );
    const problem = expectProblem(await service.get(`/v1/incidents/${id}/drafts/gb-report`), 400);
    expect(problem.detail).toContain("host in GB, guest in GB");
    expectProblem(await service.get(`/v1/incidents/${id}/drafts/gb-report?provider=nobody`), 404);
    expectProblem(await service.get(`/v1/incidents/${id}/drafts/none`), 404);
    expectProblem(await service.get(`/v1/incidents/999/drafts`), 404);
  });

  test.each([
    ["text/html", "text/html; charset=UTF-8"],
    ["application/json", "application/json"],
    ["*/*", "application/json"],
    [
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
  ])("is answered to those who accept %s as %s", async (accept, mediaType) => {
    const path = `/v1/incidents/${id}/drafts/house-notice?provider=host&jurisdiction=*`;
    const answer = await service.get(path, { Accept: accept });
    expect(answer.headers.get("content-type")).toBe(mediaType);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    if (accept === "text/html")
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  test("is for those who report to regulators, of the whole network", async () => {
    const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
    const partner = service.restart({ id: "partner", scopes: ["regulation"], operators: ["guest"] });
    for (const rest of ["drafts", "drafts/house-notice", "filings", "filings/1", "put-right"])
      for (const other of [reader, partner]) expectProblem(await other.get(`/v1/incidents/${id}/${rest}`), 403);
    expectProblem(await post(reader, id), 403);
  });
});

describe("a filing", () => {
  test("keeps the document as it went out, and stays so whatever comes after", async () => {
    const draft = await getDraft(service, id);
    const fields = { ...written(draft), users: { text: "about 700", reason: "the board wants it so" } };
    const filing = await file(service, id, { fields, estimateId: draft.estimateId, reference: "R-1" });
    expect(filing).toMatchObject({
      incident: id,
      recipient: "ministry",
      channel: "e-mail",
      reference: "R-1",
      by: "local",
      estimateId: draft.estimateId,
      at: draft.at,
      pack: draft.pack,
      incomplete: false,
      toWrite: [],
    });
    const users = filing.fields.find((one) => one.id === "users");
    const drafted = draft.fields.find((one) => one.id === "users");
    expect(users).toMatchObject({ text: "about 700", from: "person", figures: [], filled: drafted?.text });
    expect(filing.fields.filter(({ text }) => text === null)).toEqual([]);

    await fail(service, "hss-2", { minutes: -1 });
    expect((await service.get(`/v1/incidents/${id}/filings/${filing.number}`)).body).toEqual(filing);
    expect((await service.get(`/v1/incidents/${id}/filings`)).body).toEqual({ filings: [filing] });
    const page = await service.get(`/v1/incidents/${id}/filings/${filing.number}?format=html`);
    expect(String(page.body)).toContain("about 700");
    expect(String(page.body)).toContain("reference R-1");
    for (const statement of ["update incident_records set by = 'eve'", "delete from incident_records"])
      await expect(service.db.execute(sql.raw(statement))).rejects.toThrow();
    const audited = await service.get("/v1/audit?limit=1000");
    const details = Object(audited.body).entries.map(({ detail }: { detail: unknown }) => detail);
    expect(details).toContainEqual(expect.objectContaining({ kind: "filing", name: "house-notice", incident: id }));
  });

  test("is seen among the records of the incident, and read there by those who report to regulators only", async () => {
    const { number } = await file(service, id);
    const contentFor = async (reader: TestService) => {
      const { body } = await reader.get(`/v1/incidents/${id}/records`);
      return Object(body).records.find((record: { number: number }) => record.number === number)?.content;
    };
    expect(await contentFor(service)).toMatchObject({ recipient: "ministry" });
    const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
    expect(await contentFor(reader)).toEqual({});
    const handedTo = async (other: TestService) =>
      String((await other.get(`/v1/incidents/${id}/handover?format=text`)).body);
    expect(await handedTo(service)).toContain("filed house-notice to ministry");
    expect(await handedTo(reader)).toContain("filed house-notice");
    expect(await handedTo(reader)).not.toContain("ministry");
  });

  test("is of the figures of the draft that was sent, though more fails meanwhile", async () => {
    const draft = await getDraft(service, id);
    await fail(service, "hss-2", { minutes: -4 });
    const filing = await file(service, id, { estimateId: draft.estimateId, fields: written(draft) });
    const users = filing.fields.find((one) => one.id === "users");
    expect(users?.text).toBe(draft.fields.find((one) => one.id === "users")?.text);
    expect(filing.fields.map(({ figures }) => figures)).toEqual(draft.fields.map(({ figures }) => figures));
    expect((await service.get(`/v1/estimates/${filing.estimateId}`)).body).toMatchObject({ verified: true });
    expect((await getDraft(service, id)).changedSince?.figures.map(({ name }) => name)).toContain("users.affected");
  });

  test("says what changed since the last that went out by then, as its author worded it, whenever it was recorded", async () => {
    const draft = await getDraft(service, id);
    const fields = { ...written(draft), users: { text: "about 700", reason: "rounded" } };
    const at = (minutes: number) => ({ submittedAt: minutesFromNow(minutes), fields });
    const first = await file(service, id, at(-3));
    const second = await file(service, id, { ...at(-1), estimateId: draft.estimateId });
    expect(second.changedSince).toMatchObject({ filing: first.number, fields: [], figures: [] });
    const late = await file(service, id, { ...at(-4), fields: { ...fields, cause: { text: "power" } } });
    expect(late.changedSince).toBeNull();
    const last = await file(service, id, { submittedAt: minutesFromNow(0) });
    expect(last.changedSince?.filing).toBe(second.number);
    expect(last.changedSince?.fields).toContainEqual(expect.objectContaining({ id: "users", old: "about 700" }));
  });

  test("with fields that nobody wrote is refused, each by its path, unless it is incomplete and says why", async () => {
    const draft = await getDraft(service, id);
    expect(draft.toWrite.length).toBeGreaterThan(1);
    expect(pathsOf(await post(service, id))).toEqual(draft.toWrite.map((field) => `fields.${field}`));
    expect(pathsOf(await post(service, id, { incomplete: true }))).toEqual(["ground"]);
    const lacking = await post(service, id, { incomplete: true, ground: "nobody to ask at night" });
    expect(lacking.body).toMatchObject({ incomplete: true, ground: "nobody to ask at night", toWrite: draft.toWrite });
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["a field that there is not", { fields: { none: { text: "x" } } }, ["fields.none"]],
    ["a figure changed without a reason", { fields: { users: { text: "few" } } }, ["fields.users.reason"]],
    ["a time to come", { submittedAt: minutesFromNow(60) }, ["submittedAt"]],
    ["a time before the outage", { submittedAt: minutesFromNow(-600) }, ["submittedAt"]],
    ["an estimate that is none", { estimateId: "abc" }, ["estimateId"]],
  ])("with %s is refused", async (_, other, paths) => {
    const body = { incomplete: true, ground: "a test", ...other };
    expect(pathsOf(await post(service, id, body))).toEqual(paths);
    expect((await service.get(`/v1/incidents/${id}/filings`)).body).toEqual({ filings: [] });
  });

  test("sent twice under one key is recorded once, and another under it is refused", async () => {
    const sent = { incomplete: true, ground: "a test", key: "k-1", submittedAt: minutesFromNow(0) };
    const [first, again] = [await post(service, id, sent), await post(service, id, sent)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    for (const other of [{ recipient: "somebody else" }, { fields: { users: { text: "few", reason: "why not" } } }])
      expectProblem(await post(service, id, { ...sent, ...other }), 409);
    const together = await Promise.all([1, 2, 3].map(() => post(service, id, { ...sent, key: "k-2" })));
    expect(together.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(Object((await service.get(`/v1/incidents/${id}/filings`)).body).filings).toHaveLength(2);
  });

  test("for the public has no field that is not public", async () => {
    const draft = await getDraft(service, id, { edition: "public" });
    const filing = await file(service, id, { edition: "public", fields: written(draft) });
    expect(filing.fields.every((one) => one.public)).toBe(true);
    expect(filing.leftOut.map((one) => one.id)).toEqual(["other-providers", "criterion", "contacts"]);
  });
});
