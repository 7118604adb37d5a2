/** A stream of the estimate as somebody hears it. */
export type Heard = {
  readonly status: number;
  readonly headers: Headers;
  /** All messages so far. */
  readonly messages: readonly Message[];
  readonly comments: () => number;
  /** The first message, heard or still to come, of which something is so. */
  readonly until: (isSo: (message: Message) => boolean) => Promise<Message>;
  /** Resolves with how it ended: by its other side, or cut off. */
  readonly ended: Promise<"ended" | "cut off">;
  readonly leave: () => Promise<void>;
};

export type Message = { readonly event: string; readonly id: string; readonly data: string };

/** Hears a stream; where there is none, there is only its status. */
export function hear(response: Response): Heard {
  const messages: Message[] = [];
  let comments = 0;
  const waiting = new Set<() => void>();
  const ending = Promise.withResolvers<"ended" | "cut off">();
  const reader = response.ok ? response.body?.getReader() : undefined;
  const take = (block: string): void => {
    if (block.startsWith(":")) comments += 1;
    else messages.push(messageIn(block));
    for (const look of waiting) look();
  };
  if (reader === undefined) ending.resolve("ended");
  else
    void readBlocks(reader, take).then(
      () => ending.resolve("ended"),
      () => ending.resolve("cut off"),
    );
  const until = async (isSo: (message: Message) => boolean): Promise<Message> => {
    const found = Promise.withResolvers<Message>();
    const look = (): void => {
      const message = messages.find(isSo);
      if (message !== undefined) found.resolve(message);
    };
    waiting.add(look);
    look();
    void ending.promise.then((how) =>
      found.reject(new Error(`${how} after ${JSON.stringify(messages.map(({ id }) => id))}`)),
    );
    return await found.promise.finally(() => waiting.delete(look));
  };
  return {
    status: response.status,
    headers: response.headers,
    messages,
    comments: () => comments,
    until,
    ended: ending.promise,
    leave: async () => await reader?.cancel(),
  };
}

async function readBlocks(reader: ReadableStreamDefaultReader<Uint8Array>, take: (block: string) => void) {
  const decoder = new TextDecoder();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    rest += decoder.decode(read.value, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    blocks.forEach(take);
  }
}

function messageIn(block: string): Message {
  const fields = new Map(block.split("\n").map((line) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]));
  return { event: fields.get("event") ?? "", id: fields.get("id") ?? "", data: fields.get("data") ?? "" };
}
