import { type Db, silence } from "../database.ts";
import { AppError } from "../errors.ts";
import type { Principal } from "../principal.ts";
import { readHead } from "./repository.ts";
import type { Head } from "./stamp.ts";

const POLL_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 1000;

type Asker = {
  readonly db: Db;
  readonly head: Head | undefined;
  readonly principal: Pick<Principal, "operators">;
};

/**
 * Waits until the ledger has a sequence, for a reader that was told of it elsewhere. 503 after a second, and at once while
 * the database is silent; 403 for a partner, who could else count what is recorded of others.
 */
export async function awaitSequence({ db, head, principal }: Asker, sequence: number | undefined): Promise<void> {
  if (sequence === undefined) return;
  if (principal.operators !== "all")
    throw new AppError("forbidden", "minSequence counts the entries of the whole network.");
  if (head === undefined) throw silence();
  for (let waited = 0; (await readHead(db)).sequence < sequence; waited += POLL_MILLISECONDS) {
    if (waited >= LONGEST_WAIT_MILLISECONDS)
      throw new AppError("unavailable", `Sequence ${sequence} has not come yet.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
