import { momentOf, wallClockOf } from "../../../data/wall-clock.ts";
import type { NewStatement, Settings, Statement } from "../answers.ts";
import {
  CHANNELS,
  type Channel,
  type FigureName,
  LANGUAGES,
  type Language,
  type MessageId,
  type Saying,
  USUAL_CHANNELS,
} from "../choices.ts";

/** What somebody who words a statement has chosen so far. */
export type Wanted = {
  readonly message: MessageId;
  readonly languages: readonly Language[];
  readonly channels: readonly Channel[];
  readonly asOf: AsOf;
  /** By the clocks of the reader's zone, as an input has it; empty: none is promised. */
  readonly nextUpdate: string;
  /** What they worded themselves, by `wordedAt`; the rest is as the templates have it. */
  readonly worded: Readonly<Record<string, string>>;
  readonly figures: Readonly<Partial<Record<FigureName, ChosenWords>>>;
  readonly corrects: string | undefined;
};

export type AsOf =
  | { readonly kind: "now" }
  | { readonly kind: "sitrep"; readonly reference: string }
  | { readonly kind: "estimate"; readonly id: string };

export type ChosenWords = { readonly say: Saying; readonly reason: string };

type Where = { readonly language: Language; readonly channel: Channel };

export function wordedAt({ language, channel }: Where): string {
  return `${language} ${channel}`;
}

/** A new statement: nothing chosen but what is usual. */
export function newWanted(message: MessageId, { languages }: Pick<Settings, "languages">, corrects?: string): Wanted {
  return {
    message,
    languages,
    channels: USUAL_CHANNELS,
    asOf: { kind: "now" },
    nextUpdate: "",
    worded: {},
    figures: {},
    corrects,
  };
}

/** A statement that is worded anew: as of now, since figures move; what people worded and promised stays. */
export function wantedOf(statement: Statement, zone: string): Wanted {
  const { message, languages, channels, texts, figures, situation, sitrep, corrects } = statement;
  const { nextUpdateAt } = situation;
  const edited = texts.filter(({ isEdited }) => isEdited);
  return {
    message,
    languages,
    channels,
    asOf: sitrep === null ? { kind: "now" } : { kind: "sitrep", reference: sitrep },
    nextUpdate: nextUpdateAt === null ? "" : wallClockOf(Date.parse(nextUpdateAt), zone),
    worded: Object.fromEntries(edited.map((one) => [wordedAt(one), one.text])),
    figures: Object.fromEntries(
      figures.flatMap(({ name, claim: { kind }, reason }) =>
        reason === null || kind === "nobody" ? [] : [[name, { say: kind, reason }]],
      ),
    ),
    corrects: corrects ?? undefined,
  };
}

/** What is sent of it; a text that nobody changed is not. */
export function sentOf(wanted: Wanted, zone: string): NewStatement {
  const { message, languages, channels, asOf, nextUpdate, corrects } = wanted;
  const nextUpdateAt = nextUpdate === "" ? undefined : momentOf(nextUpdate, zone);
  return {
    message,
    languages: [...languages],
    channels: [...channels],
    ...(asOf.kind === "sitrep" ? { sitrep: asOf.reference } : {}),
    ...(asOf.kind === "estimate" ? { estimateId: asOf.id } : {}),
    ...(nextUpdateAt === undefined ? {} : { nextUpdateAt }),
    texts: wordingsIn(wanted),
    figures: figuresIn(wanted),
    ...(message === "correction.press" && corrects !== undefined ? { corrects } : {}),
  };
}

function wordingsIn({ languages, channels, worded }: Wanted): NonNullable<NewStatement["texts"]> {
  return languages.flatMap((language) =>
    channels.flatMap((channel) => {
      const text = worded[wordedAt({ language, channel })];
      return text === undefined ? [] : [{ language, channel, text }];
    }),
  );
}

/** Until there is a reason it is told as it would be chosen. */
function figuresIn({ figures }: Wanted): NonNullable<NewStatement["figures"]> {
  const told = Object.entries(figures).filter(([, chosen]) => chosen.reason.trim() !== "");
  return Object.fromEntries(told);
}

/** Adds one to what is chosen, or takes it away, in the usual order. */
export function toggledLanguage(chosen: readonly Language[], one: Language): readonly Language[] {
  return LANGUAGES.filter((other) => (other === one) !== chosen.includes(other));
}

export function toggledChannel(chosen: readonly Channel[], one: Channel): readonly Channel[] {
  return CHANNELS.filter((other) => (other === one) !== chosen.includes(other));
}

/** The same without what somebody worded of one text. */
export function backToTemplate(wanted: Wanted, where: Where): Wanted {
  const { [wordedAt(where)]: _gone, ...worded } = wanted.worded;
  return { ...wanted, worded };
}
