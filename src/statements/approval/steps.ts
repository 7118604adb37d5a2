import { aheadOf, isTooFarAhead } from "../../platform/clock-skew.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import { withdrawTopic } from "../../platform/outbox/repository.ts";
import { topicOf } from "../publishing/messages.ts";
import { refusalsIn } from "../drafts/draw-up.ts";
import { findStatement } from "../drafts/prepare.ts";
import { loadStanding } from "../situation/gather.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import {
  requireSame,
  checkReleasing,
  checkReturning,
  checkReviewing,
  checkSubmitting,
  checkWithdrawing,
} from "./rules.ts";
import type { Statement } from "./standing.ts";
import { addressedBy, homeOf } from "./standing.ts";
import { type Clerk, type Which, takeStep, takeStepOf, versionOf } from "./take.ts";

type Grounded = { readonly ground: string | null };

/** Hands a draft to somebody else; 422 with all that may not be said in it. */
export async function submit(clerk: Clerk, which: Which, { ground }: Grounded): Promise<void> {
  const { settings } = await loadStatementConfiguration(clerk.db);
  const { found } = await loadStanding(clerk, which.id, { settings });
  const { version } = findStatement(found.known.records, which.reference);
  const { content } = version;
  const offences = refusalsIn(content, { situation: content.situation, incidentState: found.incident.state });
  await takeStepOf(
    clerk,
    { found, reference: which.reference },
    {
      decide: (statement) => {
        checkSubmitting(statement, offences);
        requireSame(statement, version);
        return { step: "submit", version: versionOf(statement), ground };
      },
    },
  );
}

/** Gives it back to whoever words it; what was approved and released before is so no longer. */
export async function giveBack(clerk: Clerk, which: Which, { ground }: Grounded): Promise<void> {
  await takeStep(clerk, which, {
    decide: (statement) => {
      checkReturning(statement);
      return { step: "return", version: versionOf(statement), ground };
    },
  });
}

/** The network bears it that everybody tries again. */
export async function release(clerk: Clerk, which: Which, { ground }: Grounded): Promise<void> {
  const { settings } = await loadStatementConfiguration(clerk.db);
  await takeStep(clerk, which, {
    decide: (statement, { records }) => {
      checkReleasing(statement, clerk.principal.id, { settings, records });
      return { step: "release", version: versionOf(statement), ground };
    },
  });
}

/** Takes it back; what of it was still to be sent is not. */
export async function withdraw(clerk: Clerk, which: Which, { ground }: Grounded): Promise<void> {
  await takeStep(clerk, which, {
    decide: (statement) => {
      checkWithdrawing(statement);
      return { step: "withdraw", version: versionOf(statement), ground };
    },
    besides: async (tx, { statement }) => {
      const topic = topicOf({ incident: homeOf(statement), reference: statement.reference });
      await withdrawTopic(tx, topic, "the statement was withdrawn");
    },
  });
}

/** Looks at what a deputy published alone. */
export async function review(clerk: Clerk, which: Which, { ground }: Grounded): Promise<void> {
  await takeStep(clerk, which, {
    decide: (statement) => {
      checkReviewing(statement, clerk.principal.id);
      return { step: "review", version: versionOf(statement), ground };
    },
  });
}

type Telling = Grounded & { readonly recipient: string; readonly at: Instant };

/** That somebody was told by hand. */
export async function noteTold(clerk: Clerk, which: Which, { recipient, at, ground }: Telling): Promise<void> {
  await takeStep(clerk, which, {
    decide: (statement, { now }) => {
      const publishedAt = publishedAtOf(statement);
      if (isTooFarAhead(at, { now })) throw refusal([{ path: "at", message: aheadOf({ now }) }]);
      if (compareInstants(at, publishedAt) < 0)
        throw refusal([{ path: "at", message: `is before it was published, at ${publishedAt}` }]);
      return { step: "told", version: versionOf(statement), ground, recipient, at };
    },
  });
}

type NotNeeding = Grounded & { readonly recipient: string };

/** That somebody who was told what is so no longer need not be put right. */
export async function noteNotNeeded(clerk: Clerk, which: Which, { recipient, ground }: NotNeeding): Promise<void> {
  await takeStep(clerk, which, {
    decide: (statement) => {
      publishedAtOf(statement);
      if (!addressedBy(statement).has(recipient))
        throw refusal([{ path: "recipient", message: "was not told this statement" }]);
      return { step: "not-needed", version: versionOf(statement), ground, recipient };
    },
  });
}

function publishedAtOf({ publication, reference }: Statement): Instant {
  if (publication === undefined) throw new AppError("conflict", `Statement ${reference} is not published.`);
  return publication.recordedAt;
}
