import { z } from "zod";
import { type IncidentRecord, recordsOf } from "../../incidents/records/record.ts";
import { InstantAnswer, InstantText } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import type { StatementSettings } from "../keep/settings.ts";

/** Whether what is known is inside information (Regulation (EU) No 596/2014, article 7), as somebody judged it. */
export const NewAssessment = z
  .strictObject({ isInside: z.boolean(), ground: text(5_000) })
  .meta({ id: "NewMarketAssessment" });

/** That the exchange made it known. */
export const NewAnnouncement = z
  .strictObject({ reference: text(500).meta({ description: "Under which it was announced" }), at: InstantText })
  .meta({ id: "NewExchangeAnnouncement" });

const AssessmentContent = z.strictObject({ isInside: z.boolean(), ground: z.string() });
const AnnouncementContent = z.strictObject({ reference: z.string(), at: InstantAnswer });

export const MARKET = "market";
export const ASSESSMENT = "assessment";
export const ANNOUNCEMENT = "announcement";

/** What holds other channels back; duties to authorities go on whatever it says. */
export const Market = z
  .strictObject({
    exchange: z.string().nullable().meta({ description: "Null: nothing is held back here" }),
    assessment: z.strictObject({ ...AssessmentContent.shape, by: z.string(), at: InstantAnswer }).nullable(),
    announcement: z.strictObject({ ...AnnouncementContent.shape, by: z.string() }).nullable(),
    holdsBack: z.string().nullable().meta({ description: "Why nothing may be published yet; null: it may" }),
  })
  .meta({ id: "StatementMarket" });
export type Market = z.infer<typeof Market>;

/** The last assessment, and what was announced since it. Pure. */
export function marketIn(records: readonly IncidentRecord[], { market }: Pick<StatementSettings, "market">): Market {
  const own = recordsOf(records, MARKET, z.unknown());
  const assessed = own.findLast(({ name }) => name === ASSESSMENT);
  const announced = own.findLast(({ name, number }) => name === ANNOUNCEMENT && number > (assessed?.number ?? 0));
  const assessment =
    assessed === undefined
      ? null
      : { ...AssessmentContent.parse(assessed.content), by: assessed.by, at: assessed.recordedAt };
  const announcement =
    announced === undefined ? null : { ...AnnouncementContent.parse(announced.content), by: announced.by };
  const exchange = market?.exchange ?? null;
  return { exchange, assessment, announcement, holdsBack: holding({ exchange, assessment, announcement }) };
}

function holding({ exchange, assessment, announcement }: Omit<Market, "holdsBack">): string | null {
  if (exchange === null) return null;
  if (assessment === null) return "Nobody has assessed whether this is inside information.";
  if (!assessment.isInside || announcement !== null) return null;
  return `It is inside information, and the announcement by ${exchange} is not recorded.`;
}
