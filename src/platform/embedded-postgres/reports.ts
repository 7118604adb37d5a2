/** What the supervisor tells the service over their channel; the text of `ready` is where PostgreSQL listens. */
export type Report = { readonly kind: "log" | "ready" | "failed"; readonly text: string };

/** True for a message of the supervisor: the channel carries anything JSON can say. */
export function isReport(message: unknown): message is Report {
  if (typeof message !== "object" || message === null || !("kind" in message) || !("text" in message)) return false;
  return typeof message.text === "string" && ["log", "ready", "failed"].some((kind) => kind === message.kind);
}

/** Where PostgreSQL listens, as one line. */
export function formatPlace({ host, port }: Place): string {
  return `${port} ${host}`;
}

export function parsePlace(text: string): Place {
  const end = text.indexOf(" ");
  return { host: text.slice(end + 1), port: Number(text.slice(0, end)) };
}

export type Place = { readonly host: string; readonly port: number };
