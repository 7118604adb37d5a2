import { type Server, type Socket, connect, createServer } from "node:net";

/** A way to a server that can be cut, or on which nothing moves any more. */
export type Gateway = {
  readonly port: number;
  /** From now on nobody gets through: connections are refused, or stay open and say nothing, or it says what Hyperdrive would. */
  readonly shut: (how: "refuse" | "hang" | "fail") => Promise<void>;
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openGateway(to: { readonly host: string; readonly port: number }): Promise<Gateway> {
  const sockets = new Set<Socket>();
  let isHanging = false;
  let isFailing = false;
  const server = createServer((socket) => {
    keep(socket);
    if (isHanging) return;
    if (isFailing) {
      socket.once("data", () => socket.end(NO_CONNECTION));
      return;
    }
    const inner = connect(to.port, to.host);
    keep(inner);
    socket.pipe(inner).pipe(socket);
    for (const [one, other] of [
      [socket, inner],
      [inner, socket],
    ] as const)
      one.on("close", () => other.destroy());
  });
  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  }
  const port = await listen(server, 0);
  return {
    port,
    shut: async (how) => {
      if (how === "hang") {
        isHanging = true;
        for (const socket of sockets) socket.unpipe().pause();
        return;
      }
      for (const socket of sockets) socket.destroy();
      isFailing = how === "fail";
      if (!isFailing) await new Promise((resolve) => server.close(resolve));
    },
    reopen: async () => {
      isHanging = false;
      isFailing = false;
      for (const socket of sockets) socket.destroy();
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** PostgreSQL's ErrorResponse as Hyperdrive words it: https://developers.cloudflare.com/hyperdrive/observability/troubleshooting/ */
const NO_CONNECTION = errorResponse({ S: "FATAL", C: "58000", M: "Failed to acquire a connection from the pool." });

function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.from(
    `${Object.entries(fields)
      .map(([name, value]) => `${name}${value}\0`)
      .join("")}\0`,
  );
  const head = Buffer.from("E\0\0\0\0");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
