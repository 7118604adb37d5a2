import { z } from "zod";
import { IncidentId, type IncidentRecord } from "../../incidents/records/record.ts";
import { type Instant, InstantAnswer, compareInstants } from "../../platform/instant.ts";
import { type Statement, audienceOf, statementsIn } from "../approval/standing.ts";
import { promisedIn } from "../drafts/content.ts";
import { renderedIn } from "../drafts/rendered.ts";
import { Channel, Language } from "../message-schema.ts";
import { AUDIENCES, KINDS, type Language as LanguageName, kindOfMessage } from "../message.ts";

const STANDINGS = ["current", "superseded", "corrected", "withdrawn"] as const;

const PublicText = z.strictObject({ language: Language, channel: Channel, text: z.string() });

/** A statement as everybody may read it. */
export const PublicStatement = z
  .strictObject({
    reference: z.string(),
    incident: IncidentId,
    kind: z.enum(KINDS),
    audience: z.enum(AUDIENCES),
    state: z.enum(STANDINGS).meta({ description: "current: it is what we say" }),
    publishedAt: InstantAnswer,
    replacedBy: z.string().nullable(),
    corrects: z.string().nullable(),
    nextUpdateAt: InstantAnswer.nullable(),
    texts: z.array(PublicText).readonly().meta({ description: "None of one that was withdrawn" }),
  })
  .meta({ id: "PublicStatement" });
export type PublicStatement = z.infer<typeof PublicStatement>;

export const PublicStatus = z
  .strictObject({
    operator: z.string(),
    updatedAt: InstantAnswer.nullable().meta({ description: "When anything was last published or taken back" }),
    statements: z.array(PublicStatement).readonly().meta({ description: "The last published first" }),
  })
  .meta({ id: "PublicStatus" });
export type PublicStatus = z.infer<typeof PublicStatus>;

/** More than an outage has; older ones stay with their incidents. */
const MOST = 50;

/** What is for everybody to read: not scripts, and not what went to telephones. */
const PUBLIC_CHANNELS: ReadonlySet<string> = new Set(["press-release", "web-banner", "social", "plain"]);

/** Everything that was said to the public. `byIncident`: what was recorded of each, under whatever id it had then. Pure. */
export function statusOf(byIncident: readonly (readonly IncidentRecord[])[], operator: string): PublicStatus {
  const statements = byIncident.flatMap((own) => {
    const all = statementsIn(own);
    return all.flatMap((one) => publicOf(one, all));
  });
  const shown = statements
    .toSorted((a, b) => compareInstants(b.statement.publishedAt, a.statement.publishedAt))
    // What we say is never too old.
    .filter(({ statement }, index) => index < MOST || statement.state === "current");
  const moments = statements.map(({ changedAt }) => changedAt).toSorted(compareInstants);
  return { operator, updatedAt: moments.at(-1) ?? null, statements: shown.map(({ statement }) => statement) };
}

type Shown = { readonly statement: PublicStatement; readonly changedAt: Instant };

function publicOf(statement: Statement, all: readonly Statement[]): readonly Shown[] {
  const { publication, version, state, reference, supersededBy, steps } = statement;
  const audience = audienceOf(statement, all);
  if (publication === undefined || !["customers", "press"].includes(audience)) return [];
  const { content } = version;
  const standing = STANDINGS.find((one) => one === state) ?? "current";
  const withdrawnAt = steps.findLast((step) => step.content.step === "withdraw")?.recordedAt;
  const shown: PublicStatement = {
    reference,
    incident: version.incident,
    kind: kindOfMessage(content.message),
    audience,
    state: standing,
    publishedAt: publication.recordedAt,
    replacedBy: supersededBy ?? null,
    corrects: content.corrects,
    nextUpdateAt: promisedIn(content),
    texts: standing === "withdrawn" ? [] : textsOf(statement),
  };
  return [{ statement: shown, changedAt: withdrawnAt ?? publication.recordedAt }];
}

function textsOf({ version: { content } }: Statement): PublicStatement["texts"] {
  return content.texts
    .filter(({ channel }) => PUBLIC_CHANNELS.has(channel))
    .map(({ language, channel }) => ({ language, channel, text: renderedIn(content, { language, channel }) ?? "" }));
}

/** What is read first of a statement in a language: the plainest that there is, whole. */
export function wholeText({ texts }: PublicStatement, language: LanguageName): string | undefined {
  const own = texts.filter((one) => one.language === language);
  const order = ["press-release", "plain", "web-banner", "social"];
  return own.toSorted((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel))[0]?.text;
}

/** Languages in which anything was said, the first first. */
export function languagesIn({ statements }: PublicStatus): readonly LanguageName[] {
  return [...new Set(statements.flatMap(({ texts }) => texts.map(({ language }) => language)))];
}
