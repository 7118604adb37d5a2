import { type IncomingHttpHeaders, type ServerResponse, createServer } from "node:http";
import { Webhook } from "standardwebhooks";

/** A webhook as it arrived, its body to the byte. */
export type Received = {
  readonly path: string;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** What a receiver does with a request: a status, `hang` for no answer at all, or what it likes. */
export type Behaviour = number | "hang" | ((response: ServerResponse) => void);

/** A real HTTP server on this machine that webhooks are sent to. */
export type Receiver = {
  /** As `OUTBOX_HOSTS` names it. */
  readonly host: string;
  readonly url: (path?: string) => string;
  readonly received: readonly Received[];
  /** From now on. */
  readonly answer: (behaviour: Behaviour) => void;
  readonly close: () => Promise<void>;
  /** The same port again, after `close`. */
  readonly reopen: () => Promise<void>;
};

export async function startReceiver(first: Behaviour = 204): Promise<Receiver> {
  const received: Received[] = [];
  let behaviour = first;
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      const headers = textsOf(request.headers);
      received.push({ path: request.url ?? "", id: headers["webhook-id"] ?? "", headers, text });
      if (typeof behaviour === "function") behaviour(response);
      else if (behaviour !== "hang") response.writeHead(behaviour).end();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: (path = "/hook") => `http://${host}${path}`,
    received,
    answer: (next) => (behaviour = next),
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
    reopen: () => listen(port),
  };
}

function textsOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** What a webhook says, once the library of the standard's authors has found its signature right; throws where it is not. */
export function verified({ text, headers }: Pick<Received, "text" | "headers">, secret: string): unknown {
  return new Webhook(secret).verify(text, headers);
}
