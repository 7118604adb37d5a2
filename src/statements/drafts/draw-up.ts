import type { Offence } from "../../platform/offences.ts";
import { formatPath } from "../../platform/path.ts";
import { compose } from "../composing/compose.ts";
import type { StatementText, Wordings } from "../keep/texts.ts";
import { type Channel, type Language, type MessageId, USUAL_CHANNELS, VALUES, type ValueName } from "../message.ts";
import { refusalsOf } from "../refusals/refusals.ts";
import type { Situation } from "../situation/situation.ts";
import { tokensIn, valuesIn } from "../composing/values.ts";
import type { StatementContent, StatementFigure, StatementValue } from "./content.ts";
import { figuresOf } from "./figures.ts";
import type { NewStatement } from "./new-statement.ts";
import { valuesTold } from "./rendered.ts";

/** What a statement is drawn up from. */
export type Material = {
  readonly situation: Situation;
  readonly incidentState: "open" | "recovering" | "closed";
  readonly estimateId: string;
  readonly sitrep: string | null;
  readonly languages: readonly Language[];
  readonly by: string;
};

export type Drawn = Omit<StatementContent, "version" | "digest" | "savedAt" | "holding">;

/** `faults`: what cannot be drawn up as it was sent; `refusals`: what may not be said. */
export type DrawnUp = {
  readonly drawn: Drawn;
  readonly faults: readonly Offence[];
  readonly refusals: readonly Offence[];
};

/** A statement as it would be saved, and all that may not be said in it. Pure. */
export function drawUp(sent: NewStatement, plain: Material): DrawnUp {
  const { figures, offences } = figuresOf(plain.situation, sent.figures);
  const material = { ...plain, situation: { ...plain.situation, ...chosenIn(figures) } };
  const { situation, estimateId, sitrep } = material;
  const { message, languages = material.languages, channels = USUAL_CHANNELS, texts: worded = [] } = sent;
  const texts = textsOf({ message, languages, channels, worded }, situation);
  const used = new Set(texts.flatMap(({ text }) => tokensIn(text)));
  const values = languages.flatMap((language) => valuesOf(language, { material, used }));
  const drawn = {
    message,
    languages,
    channels,
    estimateId,
    sitrep,
    situation,
    figures,
    texts,
    values,
    corrects: sent.corrects ?? null,
  };
  const faults = [...offences, ...strayWordings(sent, { languages, channels })];
  return { drawn, faults, refusals: refusalsIn(drawn, material) };
}

/** What somebody chose to say of figures: every text is as long as with these. */
function chosenIn(figures: readonly StatementFigure[]): Pick<Situation, "words"> {
  const chosen = figures.filter(({ proposed }) => proposed !== null);
  if (chosen.length === 0) return {};
  return { words: Object.fromEntries(chosen.map(({ name, claim }) => [name, claim])) };
}

type Telling = {
  readonly message: MessageId;
  readonly languages: readonly Language[];
  readonly channels: readonly Channel[];
  readonly worded: Wordings;
};

/** A text for each language and channel: as somebody worded it, else as the template has it. */
export function textsOf(
  { message, languages, channels, worded }: Telling,
  situation: Situation,
): readonly StatementText[] {
  return languages.flatMap((language) =>
    channels.map((channel): StatementText => {
      const own = worded.find((one) => one.language === language && one.channel === channel);
      if (own !== undefined) return { ...own, isEdited: true };
      return { language, channel, text: compose({ message, language, channel }, situation), isEdited: false };
    }),
  );
}

/** Texts that nobody would be told. */
export function strayWordings(
  { texts = [] }: Pick<NewStatement, "texts">,
  { languages, channels }: Pick<Telling, "languages" | "channels">,
): readonly Offence[] {
  return texts.flatMap(({ language, channel }, index) =>
    languages.includes(language) && channels.includes(channel)
      ? []
      : [{ path: formatPath(["texts", index]), message: `nothing is told by ${channel} in ${language}` }],
  );
}

/** What of a statement may not be said in a situation. `values`: what it is told with already. */
export function refusalsIn(
  { message, texts, values = [] }: Pick<Drawn, "message" | "texts"> & Partial<Pick<Drawn, "values">>,
  { situation, incidentState }: Pick<Material, "situation" | "incidentState">,
): readonly Offence[] {
  return texts.flatMap(({ language, channel, text }) => {
    const told = valuesTold(values, language);
    return refusalsOf({ message, language, channel, text, told }, { situation, incidentState }).map(
      ({ message: why }) => ({ path: `texts.${language}.${channel}`, message: why }),
    );
  });
}

type Words = {
  readonly material: Material;
  readonly used: ReadonlySet<string>;
};

/** What the texts are told with, each with what it was taken from. */
function valuesOf(language: Language, { material, used }: Words): readonly StatementValue[] {
  const known = valuesIn(language, material.situation);
  return VALUES.flatMap((name) => {
    const text = known.get(name);
    return text === undefined || !used.has(name) ? [] : [{ name, language, text, from: originOf(name, material) }];
  });
}

const OF_PEOPLE: ReadonlySet<ValueName> = new Set(["earliest", "likely", "latest"]);
const OF_SETTINGS: ReadonlySet<ValueName> = new Set(["operator", "numbers"]);
const OF_INCIDENT: ReadonlySet<ValueName> = new Set(["since", "to"]);
const OF_BEFORE: ReadonlySet<ValueName> = new Set(["said", "saidAt"]);

function originOf(name: ValueName, { sitrep, by }: Material): string {
  if (name === "next") return `promised by ${by}`;
  if (OF_PEOPLE.has(name)) return "the expected restoration, as a person said";
  if (OF_SETTINGS.has(name)) return "the settings of statements";
  if (OF_BEFORE.has(name)) return "the statement that is put right";
  if (OF_INCIDENT.has(name)) return "the incident";
  return sitrep === null ? "the estimate" : `report ${sitrep}`;
}
