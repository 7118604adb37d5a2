import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { IncomingMessage, request } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres/start.ts";
import { type Running, addressOf, privateFolder, run, startService } from "./support/running-service.ts";

const Impact = z.object({ headline: z.string(), affected: z.object({ point: z.number() }), sequence: z.number() });
const Events = z.object({ events: z.array(z.object({ id: z.string() })) });

let data: Awaited<ReturnType<typeof privateFolder>>;
let running: Running[] = [];

beforeEach(async () => {
  data = await privateFolder();
});

afterEach(async () => {
  await Promise.all(running.map((service) => service.end("SIGTERM")));
  running = [];
  await data.remove();
});

function start(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Running {
  const service = startService({ DATA_DIR: data.folder, ...environment }, args);
  running.push(service);
  return service;
}

async function read<Answer>(schema: z.ZodType<Answer>, url: string): Promise<Answer> {
  return schema.parse(await (await fetch(url)).json());
}

const O2 = ["--example", "examples/o2-2018"];

describe("npm start", () => {
  test("shows O2's 32.3 million on an empty database, below a folder that only its owner may enter", async () => {
    const service = run(["npm", "start"], { PORT: "0", DATA_DIR: data.folder });
    running.push(service);
    const address = await addressOf(service);
    await service.prints(/See it as JSON/);
    expect(service.output()).toContain("about 32 million affected");
    expect(service.output()).toMatch(/Subscriptions +│ +32,300,000 │ +32,300,000 │ +32,300,000 │/);
    expect(service.output()).toMatch(/Voice calls +│ +0 │/);
    expect(service.output()).toMatch(/ mvno +│ +7,300,000 │/);
    expect(service.output()).toContain(`${address}/health`);
    const impact = await read(Impact, `${address}/v1/impact?at=2018-12-06T05:00:00Z`);
    expect(impact.affected.point).toBe(32_300_000);
    await service.end("SIGINT");
  });

  test("shows the same again on a database that has it, and leaves another network as it is", async () => {
    const first = start(O2);
    await first.prints(/See it as JSON/);
    const before = await read(Impact, `${await addressOf(first)}/v1/impact`);
    expect(await first.end("SIGTERM")).toBe(0);
    const second = start(O2);
    await second.prints(/See it as JSON/);
    expect(second.output()).toContain("about 32 million affected");
    expect(await read(Impact, `${await addressOf(second)}/v1/impact`)).toEqual(before);
    expect(await second.end("SIGTERM")).toBe(0);
    const other = start(["--example", "examples/softbank-2018"]);
    await other.prints(/Another inventory is stored here/);
    expect(await read(Impact, `${await addressOf(other)}/v1/impact`)).toEqual(before);
  });
});

describe("the service", () => {
  test("loads nothing of its own accord and is ready without an inventory", async () => {
    const address = await addressOf(start());
    expect(await read(z.unknown(), `${address}/ready`)).toEqual({ status: "ready", inventoryVersion: null });
  });

  test("heals where its database is killed, and says so in its log", async () => {
    const service = start(O2);
    await service.prints(/See it as JSON/);
    const address = await addressOf(service);
    const postmaster = Number((await readFile(join(data.folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
    process.kill(postmaster, "SIGKILL");
    await service.prints(/PostgreSQL ended unexpectedly/);
    await vi.waitFor(async () => expect((await fetch(`${address}/v1/impact`)).status).toBe(200), { timeout: 60_000 });
    expect((await read(Impact, `${address}/v1/impact?at=2018-12-06T05:00:00Z`)).affected.point).toBe(32_300_000);
    expect(await service.end("SIGTERM")).toBe(0);
  });

  test("finishes what is in flight when it is told to stop, then ends well", async () => {
    const service = start(O2);
    await service.prints(/See it as JSON/);
    const event = { id: "in-flight", node: "hss-1", state: "down", occurredAt: "2018-12-06T12:00:00Z" };
    const inFlight = request(`${await addressOf(service)}/v1/events`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Expect: "100-continue" },
    });
    // The service has read the head of the request, and waits for its body.
    inFlight.flushHeaders();
    await once(inFlight, "continue");
    const ended = service.end("SIGTERM");
    await sleep(500);
    const answered = once(inFlight, "response");
    inFlight.end(JSON.stringify(event));
    const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await answered);
    answer.resume();
    expect(answer.statusCode).toBe(202);
    expect(await ended).toBe(0);
    const { events } = await read(Events, `${await addressOf(start())}/v1/events?after=29`);
    expect(events.map(({ id }) => id)).toEqual(["in-flight"]);
  });

  test("cuts off whoever does not come to the end of a header, and serves others meanwhile", async () => {
    const address = await addressOf(start());
    const { hostname, port } = new URL(address);
    const slow = Array.from({ length: 200 }, () => connect(Number(port), hostname));
    const ends = slow.map(async (socket) => {
      let heard = "";
      socket.on("data", (part) => (heard += part.toString()));
      socket.write("GET /v1/impact HTTP/1.1\r\nHost: x\r\n");
      await once(socket, "close");
      return heard.split("\r\n")[0];
    });
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect(new Set(await Promise.all(ends))).toEqual(new Set(["HTTP/1.1 408 Request Timeout"]));
  });

  test("refuses an address that is longer than any that means something", async () => {
    const address = await addressOf(start());
    expect((await fetch(`${address}/v1/impact?operator=${"a".repeat(20_000)}`)).status).toBe(431);
  });

  test("serves on where its example cannot be shown, and says why", async () => {
    const service = start(["--example", "examples/nowhere"]);
    const address = await addressOf(service);
    await service.prints(/The example cannot be shown: There is no example here/);
    expect(await read(z.unknown(), `${address}/health`)).toEqual({ status: "ok" });
  });

  test("names all that is wrong with its configuration at once", async () => {
    const service = start([], { PORT: "many", DATABASE_URL: "mysql://x", AUDIT_KEY: "short", OIDC_ISSUER: "x" });
    expect(await service.exit()).toBe(1);
    expect(service.output()).toMatch(/AUDIT_KEY must have/);
    expect(service.output()).toMatch(/OIDC_ISSUER must be a URL/);
    expect(service.output()).toMatch(/OIDC_ISSUER is set, but OIDC_AUDIENCE is not/);
    expect(service.output()).toMatch(/PORT must be a port number/);
    expect(service.output()).toMatch(/DATABASE_URL must begin/);
  });

  test("refuses to be open to all where others can reach it", async () => {
    const service = start([], { HOST: "0.0.0.0", ALLOW_OPEN: "1" });
    expect(await service.exit()).toBe(1);
    expect(service.output()).toMatch(/ALLOW_OPEN is 1, but HOST is 0\.0\.0\.0/);
  });

  test("where others can reach it, nobody may do anything until a credential is made", async () => {
    const service = start([], { HOST: "0.0.0.0" });
    const address = (await addressOf(service)).replace("0.0.0.0", "127.0.0.1");
    expect((await fetch(`${address}/v1/impact`)).status).toBe(503);
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  test("says that the database of DATABASE_URL cannot be used", async () => {
    const service = start([], { DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" });
    expect(await service.exit()).toBe(1);
    expect(service.output()).toMatch(/the database of DATABASE_URL cannot be used \(.*ECONNREFUSED/);
  });

  test("says that its port is taken, and leaves no database behind", async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, "127.0.0.1", () => {
        const bound = holder.address();
        resolve(typeof bound === "object" && bound !== null ? bound.port : 0);
      });
    });
    const service = start([], { PORT: String(port) });
    expect(await service.exit()).toBe(1);
    expect(service.output()).toMatch(/is taken: set PORT/);
    holder.close();
    await addressOf(start());
  });

  test("refuses a data folder that another service uses, and names it", async () => {
    await addressOf(start());
    const second = start();
    expect(await second.exit()).toBe(1);
    expect(second.output()).toContain(data.folder);
  });

  test("runs on any Postgres by DATABASE_URL; two that start at once share one schema and one ledger", async () => {
    const server = await startEmbeddedPostgres({ dataDir: data.folder, listen: "loopback" });
    const { host, port, username, password = "", database } = server.connection;
    const url = `postgres://${username}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
    const [first, second] = [start([], { DATABASE_URL: url }), start([], { DATABASE_URL: url })];
    const [one, other] = [await addressOf(first), await addressOf(second)];
    const replayed = run([process.execPath, "src/replay/main.ts", "examples/o2-2018", "--url", one]);
    expect(await replayed.exit()).toBe(0);
    expect((await read(Impact, `${other}/v1/impact?at=2018-12-06T05:00:00Z`)).affected.point).toBe(32_300_000);
    await Promise.all([first.end("SIGTERM"), second.end("SIGTERM")]);
    await server.stop();
  });
});

describe("npm run replay", () => {
  test("replays an example into a service that has none, twice as the same outage, with its progress", async () => {
    const address = await addressOf(start());
    for (const _ of [1, 2]) {
      const replayed = run([process.execPath, "src/replay/main.ts", "examples/softbank-2018", "--url", address]);
      expect(await replayed.exit()).toBe(0);
      expect(replayed.output()).toContain("30,600,000");
      expect(replayed.output()).toContain("about 31 million affected");
    }
    const { sequence } = await read(Impact, `${address}/v1/impact`);
    expect(sequence).toBe(17);
  });

  test("paces itself when asked to", async () => {
    const address = await addressOf(start());
    const replayed = run([
      process.execPath,
      "src/replay/main.ts",
      "examples/softbank-2018",
      "--speed",
      "600x",
      "--url",
      address,
    ]);
    running.push(replayed);
    await sleep(3000);
    const { events } = await read(Events, `${address}/v1/events`);
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(16);
    await replayed.end("SIGTERM");
  });

  test("refuses a service that holds another inventory, and says how to start one for it", async () => {
    const service = start(O2);
    await service.prints(/See it as JSON/);
    const replayed = run([
      process.execPath,
      "src/replay/main.ts",
      "examples/softbank-2018",
      "--url",
      await addressOf(service),
    ]);
    expect(await replayed.exit()).toBe(1);
    expect(replayed.output()).toMatch(/holds another inventory.*DATA_DIR=/s);
  });

  test.each([
    [["nowhere"], /There is no example here: nowhere.*example\.json/],
    [["examples/o2-2018", "--speed", "fast"], /--speed is how many times/],
    [[], /Usage: npm run replay/],
    [["examples/o2-2018", "--url", "http://127.0.0.1:9"], /No service answers at http:\/\/127\.0\.0\.1:9/],
  ])("says what is wrong with %j", async (args, message) => {
    const replayed = run([process.execPath, "src/replay/main.ts", ...args]);
    expect(await replayed.exit()).toBe(1);
    expect(replayed.output()).toMatch(message);
  });
});
