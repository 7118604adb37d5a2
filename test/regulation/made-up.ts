import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Pack } from "../../src/regulation/pack.ts";

const DOCS = fileURLToPath(new URL("../../docs/regulation.md", import.meta.url));

/** The pack of a country that there is not, as the docs show it. */
export function readRuritania(): Pack {
  const blocks = [...readFileSync(DOCS, "utf8").matchAll(/^```json\n(.+?)^```$/gms)].map(([, text = ""]) => text);
  const text = blocks.find((block) => block.includes('"rt-rtc"'));
  return Pack.parse(JSON.parse(text ?? "null"));
}
