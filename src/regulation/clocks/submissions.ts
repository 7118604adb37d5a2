import { type Instant, compareInstants, earliest, latest } from "../../platform/instant.ts";
import type { Acknowledged, Bounced } from "./acknowledgement.ts";
import { type Duty, type Stage, isSameDuty } from "./duty.ts";

/** What was sent to a recipient, as it was recorded. */
export type Filing = Duty & {
  /** Of its record. */
  readonly number: number;
  readonly submittedAt: Instant;
  readonly by: string;
};

/** What was sent, or told by voice, and what the recipient said to it. */
export type Submission = Duty & {
  /** The filing's; null: of what was told without a document. */
  readonly filing: number | null;
  readonly submittedAt: Instant;
  readonly by: string;
  readonly acknowledged: { readonly by: string; readonly at: Instant; readonly reference: string } | null;
  /** Why it is known not to have arrived. */
  readonly bounced: string | null;
};

export type Told = {
  readonly filings: readonly Filing[];
  readonly acknowledged: readonly Acknowledged[];
  readonly bounced: readonly Bounced[];
};

/** Every submission, the first first. What was acknowledged without a filing was told by then, and counts as one. */
export function submissionsIn({ filings, acknowledged, bounced }: Told): readonly Submission[] {
  const filed = filings.map(({ number, ...filing }): Submission => {
    const answer = acknowledged.findLast((one) => one.filing === number);
    const { by, at, reference } = answer ?? {};
    const isAnswered = by !== undefined && at !== undefined && reference !== undefined;
    return {
      ...filing,
      filing: number,
      acknowledged: isAnswered ? { by, at, reference } : null,
      bounced: isAnswered ? null : bounceOf(filing, bounced),
    };
  });
  const spoken = acknowledged
    .filter(({ filing }) => filing === null)
    .map(({ duty, by, at, reference }): Submission => {
      const acknowledgement = { by, at, reference };
      return { ...duty, filing: null, submittedAt: at, by, acknowledged: acknowledgement, bounced: null };
    });
  return [...filed, ...spoken].toSorted((a, b) => compareInstants(a.submittedAt, b.submittedAt));
}

/** What somebody said of it after it was sent. */
function bounceOf(filing: Duty & Pick<Filing, "submittedAt">, bounced: readonly Bounced[]): string | null {
  const said = bounced.findLast(
    ({ duty, recordedAt }) => isSameDuty(filing, duty) && compareInstants(recordedAt, filing.submittedAt) >= 0,
  );
  return said?.ground ?? null;
}

type Sought = Omit<Duty, "stage" | "recipient"> & {
  readonly stages: readonly Stage[];
  readonly recipients: readonly string[];
};

/** Those of some stages to some recipients that are not known to have got lost. */
export function arrivedIn(submissions: readonly Submission[], sought: Sought): readonly Submission[] {
  const { stages, recipients, ...whose } = sought;
  return submissions.filter(
    (one) =>
      one.bounced === null &&
      stages.includes(one.stage) &&
      recipients.includes(one.recipient) &&
      isSameDuty(one, { ...one, ...whose }),
  );
}

/** When the first was sent: what counts from a submission counts from there, whatever is sent once more. */
export function firstSentAt(submissions: readonly Submission[]): Instant | undefined {
  return earliest(submissions.map(({ submittedAt }) => submittedAt));
}

export function lastSentAt(submissions: readonly Submission[]): Instant | undefined {
  return submissions.length === 0 ? undefined : latest(...submissions.map(({ submittedAt }) => submittedAt));
}
