import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type IdentityProvider, startIdentityProvider } from "../../support/identity-provider.ts";
import { type TestService, startTestService } from "../../support/service.ts";
import { smallNetwork } from "../small-network.ts";
import { bearer, from, useStreams } from "./streams.ts";

/** Streams of those whom the identity provider knows. */

const { listen, leaveAll } = useStreams();

let provider: IdentityProvider;
let service: TestService;
beforeEach(async () => {
  provider = await startIdentityProvider();
  const { issuer, jwksUrl } = provider;
  const grants = [
    {
      claim: "groups",
      value: "noc",
      scopes: ["impact:read" as const, "inventory:write" as const],
      operators: "all" as const,
    },
    { claim: "groups", value: "guest", scopes: ["impact:read" as const], operators: ["guest"] },
  ];
  service = await startTestService({
    settings: { allowOpen: false, tokens: { issuer, jwksUrl, audience: "headcount", grants } },
  });
  const noc = bearer(await provider.sign({ sub: "ada", groups: ["noc"] }));
  expect((await service.send("PUT", "/v1/inventory", smallNetwork, noc)).status).toBe(201);
});
afterEach(async () => {
  await leaveAll();
  expect(service.defects).toEqual([]);
  await service.close();
  await provider.goAway();
});

test("a stream ends when the token that it was opened with does, by ticket or without, and is of whom that names", async () => {
  const token = await provider.sign({ sub: "bo", groups: ["guest"] }, { expiresInSeconds: 4 });
  const made = await service.send("POST", "/v1/impact/stream/tickets", "", bearer(token));
  const { ticket } = z.object({ ticket: z.string() }).parse(made.body);
  const streams = [await listen(service, "", bearer(token)), await listen(service, `?ticket=${ticket}`)];
  for (const heard of streams) expect(JSON.parse((await heard.until(from(1))).data).base).toBe(100);
  expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(["ended", "ended"]);
});
