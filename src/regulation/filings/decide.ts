import type { IncidentAsker } from "../../incidents/load.ts";
import { addRecord } from "../../incidents/records/add.ts";
import type { Author } from "../../platform/kept/add.ts";
import { AppError } from "../../platform/errors.ts";
import type { z } from "zod";
import { type DecisionContent, type NewDecision, PUT_RIGHT } from "./decision.ts";
import { loadPutRight } from "./known-now.ts";
import type { PutRight } from "./put-right.ts";

type Deciding = { readonly id: string; readonly item: string; readonly sent: z.infer<typeof NewDecision> };

/** Closes something that is to be put right. 404 where there is no such thing, 409 where it is closed. */
export async function decidePutRight(
  asker: IncidentAsker & Author,
  { id, item: name, sent }: Deciding,
): Promise<PutRight> {
  const { onFile, items } = await loadPutRight(asker, id);
  const item = items.find((one) => one.id === name);
  if (item === undefined) throw new AppError("not-found", `Nothing "${name.slice(0, 100)}" is to be put right.`);
  if (item.state === "closed") throw new AppError("conflict", `${item.id} is closed.`);
  const { filing, recipient, figure, old, new: now, cause } = item;
  const content: DecisionContent = { filing, recipient, figure, old, new: now, cause, ...sent };
  const record = await addRecord(asker, {
    ids: onFile.ids,
    decide: () => ({ incident: onFile.incident, kind: PUT_RIGHT, name: item.id, content }),
  });
  return { ...item, state: "closed", closedBy: { ...sent, by: record.by, at: record.recordedAt } };
}
