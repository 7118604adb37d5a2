// Hono's own client: typed by the app itself, without a document.
import { hc } from "hono/client";
import type { App } from "../../src/app.ts";

const client = hc<App>(process.argv[2] ?? "");

const event = { id: "by-hono", node: "hss-1", state: "down", occurredAt: "2018-12-08T00:00:00Z" } as const;
const recorded = await (await client.v1.events.$post({ query: {}, json: event })).json();
const answer = await client.v1.impact.$get({ query: { at: "2018-12-08T01:00:00Z", operator: "giffgaff" } });
const what = await (await client.v1.impact["what-if"].$post({ query: {}, json: { states: { "hss-2": 0.5 } } })).json();

// @ts-expect-error there is no such parameter
await client.v1.impact.$get({ query: { operators: "giffgaff" } });
// @ts-expect-error a state is one of four
await client.v1.events.$post({ query: {}, json: { ...event, state: "broken" } });

const accepted: number = recorded.accepted;
const supposed: string = what.headline;
const impact: unknown = await answer.json();
console.log(JSON.stringify({ accepted, supposed, impact: Object(impact).affected.point }));
