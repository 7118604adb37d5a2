import { SegmentedMessage } from "sms-segments-calculator";
import type { Channel, Language } from "../message.ts";

export type Length = {
  readonly used: number;
  readonly limit: number;
  readonly unit: "characters" | "segments" | "words";
  /** What else there is to know, for people: the encoding of an SMS. */
  readonly detail: string | null;
  readonly fits: boolean;
};

/** How long a text may be, in characters as a reader sees them, with why. */
const MOST_CHARACTERS = {
  "press-release": { most: 3_000, source: "one page of A4 with its head" },
  "web-banner": { most: 300, source: "three lines over a page, on a phone" },
  "call-centre": { most: 1_500, source: "one screen of a desk, read in about two minutes" },
  plain: { most: 1_200, source: "one page in large print" },
} as const;

/** X: 280, weighted. */
const SOCIAL = {
  most: 280,
  url: 23,
  source: "twitter-text, configuration v3: maxWeightedTweetLength, transformedURLLength",
};

/** What weighs 1 on X; all else weighs 2. Of the same configuration. */
const LIGHT = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;

/** Two, of 153 in GSM-7 or 67 in UCS-2: what all phones put together again and gateways send as one. */
const SMS = { most: 2, source: "3GPP TS 23.038 and TS 23.040, 9.2.3.24.1" };

/** What is read calmly in 30 seconds: 150 words a minute, in German 130 since its words are longer; in Japanese 300 characters. */
const RADIO = {
  en: { most: 75, unit: "words" },
  de: { most: 65, unit: "words" },
  cy: { most: 75, unit: "words" },
  ja: { most: 150, unit: "characters" },
} as const;

export function lengthOf(
  text: string,
  { channel, language }: { readonly channel: Channel; readonly language: Language },
): Length {
  if (channel === "sms") return lengthOfSms(text);
  if (channel === "social") return length(weightOf(text), SOCIAL.most, "characters");
  if (channel !== "radio") return length(charactersIn(text), MOST_CHARACTERS[channel].most, "characters");
  const { most, unit } = RADIO[language];
  return length(unit === "words" ? wordsIn(text, language) : charactersIn(text), most, unit);
}

function length(used: number, limit: number, unit: Length["unit"]): Length {
  return { used, limit, unit, detail: null, fits: used <= limit };
}

function lengthOfSms(text: string): Length {
  const { encodingName, segmentsCount } = simpleSegments(text) ?? new SegmentedMessage(text);
  const segments = segmentsCount === 1 ? "1 segment" : `${segmentsCount} segments`;
  return { ...length(segmentsCount, SMS.most, "segments"), detail: `${encodingName}, ${segments} of ${SMS.most}` };
}

/** Of GSM-7 what takes one place each. */
const BASIC = /^[@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** Of UCS-2 what stands alone, in the scripts of Europe and Japan: nothing that combines with what is before, nor what takes two places in GSM-7. */
const ALONE =
  /^[ -Z_`a-z\u00a1-\u02ff\u1e00-\u1eff\u2010-\u2027\u3000-\u3029\u3040-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff00-\uff60]*$/;

/** Of texts whose letters each take one place: a text is tried many times, and the package takes milliseconds for each. */
function simpleSegments(text: string): Pick<SegmentedMessage, "encodingName" | "segmentsCount"> | undefined {
  const segments = (alone: number, each: number) => (text.length <= alone ? 1 : Math.ceil(text.length / each));
  if (BASIC.test(text)) return { encodingName: "GSM-7", segmentsCount: segments(160, 153) };
  if (!ALONE.test(text)) return undefined;
  return { encodingName: "UCS-2", segmentsCount: segments(70, 67) };
}

/** Of emoji that are joined, more than X counts: never too few. */
function weightOf(text: string): number {
  const urls = text.match(/https?:\/\/\S+/g) ?? [];
  const rest = text.replaceAll(/https?:\/\/\S+/g, "").normalize("NFC");
  const weights = Array.from(rest, (character) => (isLight(character.codePointAt(0) ?? 0) ? 1 : 2));
  return weights.reduce((sum, weight) => sum + weight, urls.length * SOCIAL.url);
}

function isLight(codePoint: number): boolean {
  return LIGHT.some(([first, last]) => codePoint >= first && codePoint <= last);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As a reader sees them. */
function charactersIn(text: string): number {
  return [...graphemes.segment(text)].length;
}

const words = new Map<Language, Intl.Segmenter>();

function wordsIn(text: string, language: Language): number {
  const segmenter = words.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  words.set(language, segmenter);
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true).length;
}
