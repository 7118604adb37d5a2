import type { Db } from "../../platform/database.ts";
import { AppError } from "../../platform/errors.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import { UsedContent, hashOfCode } from "../keep/codes.ts";
import { type Code, statementConfigurationOf } from "../keep/in-force.ts";
import { statementKeeper } from "../keep/repository.ts";
import { checkApproving } from "./rules.ts";
import { type Clerk, type Which, takeStep, versionOf } from "./take.ts";

/** `digest`: of what was read. */
type Approval = { readonly ground: string | null; readonly digest: string };

/** Approves a statement that somebody else worded. */
export async function approve(clerk: Clerk, which: Which, { ground, digest }: Approval): Promise<void> {
  const approver = clerk.principal.id;
  await takeStep(clerk, which, {
    decide: (statement) => {
      checkApproving(statement, { approver, digest });
      return { step: "approve", version: versionOf(statement), ground, approver, isByCode: false };
    },
  });
}

/**
 * Approves in the name of whoever was given a one-time code and has read it out: by then they have heard the text. The code is
 * spent with the approval, or neither is. 403 where it is none, was used, or has expired.
 */
export async function approveByCode(
  clerk: Clerk,
  which: Which,
  { code: said, ground, digest }: Approval & { readonly code: string },
): Promise<void> {
  const hash = await hashOfCode(said);
  const codes = statementConfigurationOf(await statementKeeper.load(clerk.db)).codes;
  const code = codes.find((one) => one.hash === hash);
  await takeStep(clerk, which, {
    decide: (statement, { now }) => {
      const { owner } = requireGood(code, now);
      checkApproving(statement, { approver: owner, digest });
      return { step: "approve", version: versionOf(statement), ground, approver: owner, isByCode: true };
    },
    besides: async (tx) => await spend(tx, { hash, which, by: clerk.principal.id }),
  });
}

function requireGood(code: Code | undefined, now: Instant): Code {
  if (code === undefined) throw new AppError("forbidden", "This is no code for approvals.");
  if (code.isReplaced) throw new AppError("forbidden", "Its owner has drawn others since.");
  if (code.isUsed) throw new AppError("forbidden", "This code was used before.");
  if (compareInstants(code.expiresAt, now) <= 0) throw new AppError("forbidden", "This code has expired.");
  return code;
}

type Spending = { readonly hash: string; readonly which: Which; readonly by: string };

/** Whoever spends it at the same moment for another incident finds it spent. */
async function spend(tx: Db, { hash, which: { id: incident, reference: statement }, by }: Spending): Promise<void> {
  const recordedAt = await statementKeeper.lock(tx);
  const { codes } = statementConfigurationOf(await statementKeeper.load(tx));
  if (codes.some((code) => code.hash === hash && code.isUsed))
    throw new AppError("forbidden", "This code was used before.");
  const content = UsedContent.parse({ statement, incident });
  await statementKeeper.insert(tx, { kind: "code-used", name: hash, content, by, recordedAt });
}
