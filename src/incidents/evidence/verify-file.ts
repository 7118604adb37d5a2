import { createChronicle } from "../../alarms/history/chronicle.ts";
import { createPresent } from "../../alarms/present.ts";
import { ENGINE_VERSION } from "../../engine/index.ts";
import { createModels } from "../../inventory/models.ts";
import type { Db } from "../../platform/database.ts";
import { LOCAL_PRINCIPAL } from "../../platform/principal.ts";
import { type Part, sha256, unpack } from "./archive.ts";
import type { Cover } from "./contents.ts";
import type { EvidenceAsker } from "./gather.ts";
import { type Check, recompute } from "./recompute.ts";
import { restoreEvidence } from "./restore.ts";

/** What an evidence file is of, as far as it can be read, and all that was checked of it. */
export type Verdict = { readonly cover: Cover | undefined; readonly checks: readonly Check[] };

/** What a later room checks of its own parts, in a database that holds what the file stands on. */
export type Checker = (asker: EvidenceAsker, cover: Cover, parts: readonly Part[]) => Promise<readonly Check[]>;

/** Checks an evidence file: that no byte was altered, and that each figure follows from what it holds. `db`: empty, and used up by it. */
export async function verifyFile(db: Db, bytes: Uint8Array, checkers: readonly Checker[] = []): Promise<Verdict> {
  const { parts, faults } = unpack(bytes);
  const whole = { what: `every byte is as it was written (SHA-256 of the file: ${sha256(bytes)})`, faults };
  try {
    const { cover, head } = await restoreEvidence(db, parts);
    const present = createPresent();
    const asker = {
      db,
      head,
      models: createModels(),
      principal: LOCAL_PRINCIPAL,
      present,
      chronicle: createChronicle(),
    };
    const checks = [whole, engineCheck(cover), ...(await recompute(asker, cover, parts))];
    for (const check of checkers) checks.push(...(await check(asker, cover, parts)));
    return { cover, checks };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { cover: undefined, checks: [whole, { what: "its figures can be worked out again", faults: [fault] }] };
  }
}

function engineCheck({ engine }: Cover): Check {
  const fault = `it was made with engine ${engine}, and this is ${ENGINE_VERSION}: figures may differ`;
  return { what: "it was made by the engine at hand", faults: engine === ENGINE_VERSION ? [] : [fault] };
}
