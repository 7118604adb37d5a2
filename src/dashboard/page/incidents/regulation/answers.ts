import type { z } from "zod";
import type { AnswerAnswer } from "../../../../regulation/answers/answer.ts";
import type { ObligationAnswer, ObligationsAnswer } from "../../../../regulation/clocks/answer.ts";
import type { DraftOffer } from "../../../../regulation/drafts/offers.ts";
import type { Filing as FilingSchema } from "../../../../regulation/filings/filing.ts";
import type { PutRight as PutRightSchema } from "../../../../regulation/filings/put-right.ts";
import type {
  ComparedAnswer,
  Question as QuestionSchema,
  VerdictAnswer,
  VerdictsAnswer,
} from "../../../../regulation/verdicts/answer.ts";

/** What the API answers of what must be reported: types only, as in `data/answers.ts`. */
export type Obligation = z.infer<typeof ObligationAnswer>;
export type Obligations = z.infer<typeof ObligationsAnswer>;
export type Verdict = z.infer<typeof VerdictAnswer>;
export type Verdicts = z.infer<typeof VerdictsAnswer>;
export type Compared = z.infer<typeof ComparedAnswer>;
export type Question = z.infer<typeof QuestionSchema>;
export type Answer = z.infer<typeof AnswerAnswer>;
export type Offer = z.infer<typeof DraftOffer>;
export type Filing = z.infer<typeof FilingSchema>;
export type PutRight = z.infer<typeof PutRightSchema>;
