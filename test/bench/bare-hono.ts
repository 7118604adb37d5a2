/** The rival of `reads.ts`: one handler that returns a constant body of so many bytes. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const body = "x".repeat(Number(process.argv[2]));
const app = new Hono().get("/", (c) => c.body(body, 200, { "Content-Type": "application/json" }));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`listens on http://127.0.0.1:${port}`),
);
process.once("SIGTERM", () => server.close());
