import type { Db } from "../database.ts";
import { AppError } from "../errors.ts";
import { readHead } from "./repository.ts";

const POLL_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 1000;

/** Waits until the ledger has a sequence, for a reader that was told of it elsewhere. 503 after a second. */
export async function awaitSequence(db: Db, sequence: number | undefined): Promise<void> {
  if (sequence === undefined) return;
  for (let waited = 0; (await readHead(db)).sequence < sequence; waited += POLL_MILLISECONDS) {
    if (waited >= LONGEST_WAIT_MILLISECONDS)
      throw new AppError("unavailable", `Sequence ${sequence} has not come yet.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
