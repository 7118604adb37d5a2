// Compiled against `api.d.ts`, which openapi-typescript makes of the running service's own document.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.d.ts";

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });

const event = { id: "by-client", node: "hss-1", state: "down", occurredAt: "2018-12-08T00:00:00Z" } as const;
const recorded = await client.POST("/v1/events", { body: event });
const impact = await client.GET("/v1/impact", {
  params: { query: { at: "2018-12-08T01:00:00Z", operator: "giffgaff" } },
});
const what = await client.POST("/v1/impact/what-if", { params: { query: {} }, body: { states: { "hss-2": 0.5 } } });
const refused = await client.GET("/v1/impact", { params: { query: { operator: "nobody" } } });

// @ts-expect-error there is no such parameter
await client.GET("/v1/impact", { params: { query: { operators: "giffgaff" } } });
// @ts-expect-error a state is one of four
const wrong: components["schemas"]["NodeEvent"]["state"] = "broken";

const accepted: number | undefined = recorded.data?.accepted;
// Text, were CSV asked for.
const point: number | undefined = typeof impact.data === "object" ? impact.data.affected.point : undefined;
const supposed: string | undefined = what.data?.headline;
console.log(JSON.stringify({ accepted, point, supposed, problem: refused.error?.status, wrong }));
