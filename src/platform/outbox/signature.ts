import { createHmac } from "node:crypto";

/** What receivers check webhooks with, as Standard Webhooks writes it. Derived, so that no secret is stored. */
export function secretOf(key: string, source: string): string {
  return `whsec_${createHmac("sha256", key).update(`secret of ${source}`).digest("base64")}`;
}

/** What is signed. `sentSeconds`: since 1970. */
export type Signed = { readonly id: string; readonly sentSeconds: number; readonly body: string };

/** https://www.standardwebhooks.com: the headers by which a receiver knows who sent this, when, and whether it has it already. */
export function signedHeaders({ id, sentSeconds, body }: Signed, secret: string): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${sentSeconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(sentSeconds), "webhook-signature": `v1,${signature}` };
}
