import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { expect, test } from "vitest";
import { type BusyService, Clients, inventory, isLong, readEvents, seed, send } from "../support/clients.ts";
import { useStage } from "../support/stage.ts";

/** The limit of the test; in the long run also that of the service where nothing is set. */
const limits = isLong ? [{ REQUEST_SECONDS: "3" }, {}] : [{ REQUEST_SECONDS: "3" }];

const stage = useStage();

const event = (id: string) =>
  JSON.stringify({ id, node: inventory.nodes[0]?.id, state: "down", occurredAt: "2018-12-06T05:00:00Z" });
const head = (method: string, path: string, length: string) =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

const document = JSON.stringify({ ...inventory, name: "Half" });
const halves = [
  head("POST", "/v1/events", `Content-Length: ${event("half").length}`) + event("half").slice(0, 40),
  // All that is JSON is there; what is missing are blanks.
  head("POST", "/v1/events", `Content-Length: ${event("whole").length + 100}`) + event("whole"),
  head("POST", "/v1/events", "Transfer-Encoding: chunked") + chunk(event("chunked")),
  head("POST", "/v1/events", "Transfer-Encoding: chunked") + chunk(`[${event("first")},`),
  head("PUT", "/v1/inventory", `Content-Length: ${document.length + 1}`) + document,
];

/** Clients that send so much and then nothing more, and what each has heard once it is cut off. */
async function hang({
  address,
}: BusyService): Promise<readonly { readonly socket: Socket; readonly cutOff: Promise<string> }[]> {
  const { hostname, port } = new URL(address);
  return await Promise.all(
    halves.map(async (half) => {
      const socket = connect(Number(port), hostname);
      let heard = "";
      socket.on("data", (part) => (heard += part.toString())).on("error", () => {});
      await once(socket, "connect");
      await new Promise<void>((resolve) => socket.write(half, () => resolve()));
      return { socket, cutOff: once(socket, "close").then(() => heard.split("\r\n")[0] ?? "") };
    }),
  );
}

test.each(limits)(
  "a client that sends half a body and hangs is cut off, nothing of it is stored, and others are served meanwhile: %o",
  async (limit) => {
    console.info(`half a body: seed ${seed}, ${halves.length} clients that hang, ${JSON.stringify(limit)}`);
    const busy = await stage.startService({ DATA_DIR: stage.folder(), ...limit });
    const clients = new Clients(busy);
    const hanging = await hang(busy);
    clients.start(12);
    await clients.until("accepted", 100);
    const heard = await Promise.all(hanging.map(({ cutOff }) => cutOff));
    expect(heard).toEqual(heard.map(() => "HTTP/1.1 408 Request Timeout"));
    await clients.until("accepted", 20);
    await clients.stop();
    // Whatever is stored beyond what the clients sent would be told here.
    await clients.settle();
    expect(await send(busy.address, "PUT", "/v1/inventory", inventory)).toMatchObject({ body: { version: 1 } });
    expect([clients.strange, clients.tally.refused, clients.tally.broken]).toEqual([[], 0, 0]);
    expect(busy.service.output()).not.toMatch(/unexpected failure/);
    console.info(JSON.stringify(clients.tally));
  },
  300_000,
);

test("a service that is told to stop while clients hang ends well, and answers those that do not", async () => {
  const environment = { DATA_DIR: stage.folder(), REQUEST_SECONDS: "3" };
  const busy = await stage.startService(environment);
  const hanging = await hang(busy);
  const clients = new Clients(busy);
  clients.start(12);
  await clients.until("accepted", 100);
  expect(await busy.service.end("SIGTERM")).toBe(0);
  await clients.stop();
  await Promise.all(hanging.map(({ cutOff }) => cutOff));
  expect([clients.strange, clients.tally.refused]).toEqual([[], 0]);
  const { address } = await stage.startService(environment);
  const ids = (await readEvents(address)).map(({ id }) => id);
  expect([...clients.answered.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.filter((id) => !clients.answered.has(id) && !clients.unanswered.has(id))).toEqual([]);
});
