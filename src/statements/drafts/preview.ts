import type { IncidentAsker } from "../../incidents/load.ts";
import { refusal } from "../../platform/errors.ts";
import { type Statement, audienceOf, lastPublished, statementsIn } from "../approval/standing.ts";
import { needsReleaseOf } from "../approval/rules.ts";
import { audienceOfMessage } from "../message.ts";
import { reachesOf } from "../situation/reach.ts";
import { TEMPLATES } from "../templates/index.ts";
import type { PreviewAnswer } from "./answer.ts";
import { renderTexts } from "./describe.ts";
import type { Drawn } from "./draw-up.ts";
import type { NewStatement } from "./new-statement.ts";
import { prepare } from "./prepare.ts";
import { renderedIn } from "./rendered.ts";

/** A statement as it would be saved, in all its channels; nothing is stored. */
export async function preview(
  asker: IncidentAsker & { readonly principal: { readonly id: string } },
  asked: { readonly id: string; readonly sent: NewStatement },
): Promise<PreviewAnswer> {
  const { drawn, faults, refusals, standing } = await prepare(asker, asked);
  if (faults.length > 0) throw refusal(faults);
  const { message, estimateId, sitrep, situation, figures, values, channels } = drawn;
  const reach = reachesOf(standing.moment, channels);
  return {
    message,
    estimateId,
    sitrep,
    situation,
    figures,
    values,
    texts: renderTexts(drawn),
    languages: drawn.languages.map((language) => {
      const { name, reviewed } = TEMPLATES[language];
      return { language, name, reviewedBy: reviewed?.by ?? null, reviewedOn: reviewed?.on ?? null };
    }),
    reach: [...reach].map(([channel, { needs, lines }]) => ({ channel, needs, lines })),
    needsRelease: needsReleaseOf(drawn),
    refusals,
    previous: previousOf(drawn, statementsIn(standing.found.known.records)),
  };
}

function previousOf({ message, corrects }: Drawn, all: readonly Statement[]): PreviewAnswer["previous"] {
  const corrected = all.find(({ reference }) => reference === corrects);
  const audience = corrected === undefined ? audienceOfMessage(message) : audienceOf(corrected, all);
  const last = corrected ?? lastPublished(all.filter((one) => audienceOf(one, all) === audience));
  if (last === undefined) return null;
  const { content } = last.version;
  return {
    reference: last.reference,
    texts: content.texts.map(({ language, channel }) => ({
      language,
      channel,
      rendered: renderedIn(content, { language, channel }) ?? "",
    })),
  };
}
