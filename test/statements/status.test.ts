import { expect, test } from "vitest";
import type { IncidentRecord } from "../../src/incidents/records/record.ts";
import { drawUp } from "../../src/statements/drafts/draw-up.ts";
import type { MessageId } from "../../src/statements/message.ts";
import { statusOf } from "../../src/statements/publishing/status.ts";
import { O2 } from "./o2.ts";

const noon = Date.parse("2018-12-06T12:00:00Z");

/** A statement that was published, the later the higher its number. */
function published(number: number, { incident, message }: { incident: string; message: MessageId }) {
  const { drawn } = drawUp(
    { message, channels: ["plain"] },
    { situation: O2.at0500, incidentState: "open", estimateId: "", sitrep: null, languages: ["en"], by: "author" },
  );
  const recordedAt = new Date(noon + number * 1_000).toISOString();
  const common = { incident, name: `S${number}`, by: "author", recordedAt };
  const content = { ...drawn, version: 1, digest: "", holding: null, savedAt: recordedAt };
  const step = { step: "publish", version: 1, ground: null, isAlone: false, recipients: [] };
  return [
    { ...common, number: 2 * number, kind: "statement", content },
    { ...common, number: 2 * number + 1, kind: "statement-step", content: step },
  ] as const satisfies readonly IncidentRecord[];
}

test("what we say is shown however much was said since of something else", () => {
  const first = published(1, { incident: "1", message: "first.press" });
  const others = Array.from({ length: 60 }, (_, index) =>
    published(2 + index, { incident: "2", message: "update.customers" }),
  );
  const { statements } = statusOf([first, others.flat()], "O2");
  expect(statements.filter(({ state }) => state === "current").map(({ reference }) => reference)).toEqual([
    "S61",
    "S1",
  ]);
  expect(statements.length).toBeLessThan(60);
});
