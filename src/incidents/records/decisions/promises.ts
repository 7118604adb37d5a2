import { z } from "zod";
import { type Instant, InstantAnswer, InstantText, compareInstants } from "../../../platform/instant.ts";
import { text } from "../../../platform/text.ts";
import { type IncidentRecord, lastBy, recordsOf } from "../record.ts";

export const NewPromise = z
  .strictObject({
    what: text(2000),
    to: text(200).meta({ description: "To whom" }),
    by: InstantText.meta({ description: "By when" }),
  })
  .meta({ id: "NewPromise" });

export const Keeping = z
  .strictObject({ remark: text(2000).optional() })
  .meta({ id: "Keeping", description: "That a promise was kept" });

const PromiseContent = z.object({ what: z.string(), to: z.string(), by: z.string() });
const KeptContent = z.object({ promise: z.int(), remark: z.string().nullable() });

/** What somebody was told that they would get, and by when. */
export const PromiseAnswer = z
  .strictObject({
    number: z.int(),
    what: z.string(),
    to: z.string(),
    by: InstantAnswer.meta({ description: "By when" }),
    promisedBy: z.string(),
    promisedAt: InstantAnswer,
    state: z.enum(["open", "overdue", "kept"]),
    keptAt: InstantAnswer.nullable(),
    keptBy: z.string().nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: "IncidentPromise" });
export type PromiseAnswer = z.infer<typeof PromiseAnswer>;

const RANK = { overdue: 0, open: 1, kept: 2 } as const;

/** Every promise: the overdue first, then the open, then the kept; of these the earliest due first. */
export function promisesIn(records: readonly IncidentRecord[], now: Instant): readonly PromiseAnswer[] {
  const keptByNumber = lastBy(recordsOf(records, "kept", KeptContent), ({ name }) => name);
  const all = recordsOf(records, "promise", PromiseContent).map((promise): PromiseAnswer => {
    const kept = keptByNumber.get(String(promise.number));
    const isOverdue = compareInstants(promise.content.by, now) < 0;
    return {
      number: promise.number,
      ...promise.content,
      promisedBy: promise.by,
      promisedAt: promise.recordedAt,
      state: kept !== undefined ? "kept" : isOverdue ? "overdue" : "open",
      keptAt: kept?.recordedAt ?? null,
      keptBy: kept?.by ?? null,
      remark: kept?.content.remark ?? null,
    };
  });
  return all.sort((a, b) => RANK[a.state] - RANK[b.state] || compareInstants(a.by, b.by) || a.number - b.number);
}
