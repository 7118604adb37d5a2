import { expect, test } from "vitest";
import type { Claim } from "../../src/impact/claim.ts";
import { type Asked, compose } from "../../src/statements/composing/compose.ts";
import { type Language, LANGUAGES } from "../../src/statements/message.ts";
import type { Situation } from "../../src/statements/situation/situation.ts";
import { fill, valuesIn } from "../../src/statements/composing/values.ts";
import { O2 } from "./o2.ts";

/** Whoever speaks a language can see here whether what is counted reads naturally, however it is said. */

/** All but that it is nobody: where that is so, no sentence has a figure. */
const CLAIMS: readonly Claim[] = [
  { kind: "about", count: 32_000_000, step: 1_000_000 },
  { kind: "more-than", count: 30_000_000 },
  { kind: "up-to", count: 5_000 },
  { kind: "fewer-than", count: 1_000 },
  { kind: "at-least-found", count: 12_000 },
  { kind: "between", from: 17_000_000, to: 29_000_000 },
];

const DATA = { id: "data", name: "Mobile data", kind: "data" };
const VOICE = { id: "voice", name: "Voice", kind: "voice" };
const worst: Situation = O2.at0500;
const bad: Situation = { ...O2.at2200, expected: null };

/** What can be said in a sentence with a figure: of those cut off, of those served worse, and of what may be. */
const SITUATIONS: Readonly<Record<string, Situation>> = {
  lost: worst,
  "lost, or may be": { ...worst, affected: { ...worst.affected, low: 0, point: 0 } },
  slower: bad,
  worse: { ...bad, services: { ...bad.services, slower: [], worse: [DATA], unsure: [VOICE] } },
  "worse, or may be": {
    ...bad,
    impaired: { low: 0, point: 0, high: 28_800_000 },
    services: { ...bad.services, slower: [], worse: [], unsure: [VOICE] },
  },
};

/** The sentence in which the figure stands. */
function sentenceWith(situation: Situation, claim: Claim, { language, channel }: Pick<Asked, "language" | "channel">) {
  const worded: Situation = { ...situation, words: { affected: claim, impaired: claim } };
  const text = compose({ message: "update.customers", language, channel }, worded);
  const sentence = text.split(/(?<=[.!?。\n])\s*/u).find((one) => /\{(?:affected|impaired)\}/.test(one)) ?? "";
  return fill(sentence, valuesIn(language, worded)).text;
}

/** Every way to say how many, in a whole text; and one of them in short and plain words. */
function sentencesIn(language: Language): readonly string[] {
  return Object.entries(SITUATIONS).flatMap(([name, situation]) => {
    const claims = name.endsWith("may be")
      ? CLAIMS.filter(({ kind }) => kind === "up-to" || kind === "fewer-than")
      : CLAIMS;
    const last = claims.at(-1) ?? { kind: "nobody" };
    return [
      `# ${name}`,
      ...claims.map((claim) => sentenceWith(situation, claim, { language, channel: "press-release" })),
      ...(["sms", "plain"] as const).map((channel) => sentenceWith(situation, last, { language, channel })),
    ];
  });
}

test("every way to say how many reads as a sentence", () => {
  expect(sentencesIn("en").join("\n")).toMatchInlineSnapshot(`
    "# lost
    Because of a fault on the network since 04:39, about 32 million lines have no mobile data.
    Because of a fault on the network since 04:39, more than 30 million lines have no mobile data.
    Because of a fault on the network since 04:39, up to 5,000 lines have no mobile data.
    Because of a fault on the network since 04:39, fewer than 1,000 lines have no mobile data.
    Because of a fault on the network since 04:39, at least 12,000 lines found so far have no mobile data.
    Because of a fault on the network since 04:39, between 17 million and 29 million lines have no mobile data.
    Fault since 04:39: between 17 million and 29 million lines have no mobile data.
    Right now, between 17 million and 29 million lines have no mobile data.
    # lost, or may be
    Because of a fault on the network since 04:39, up to 5,000 lines may have no mobile data.
    Because of a fault on the network since 04:39, fewer than 1,000 lines may have no mobile data.
    Fault since 04:39: fewer than 1,000 lines may have no mobile data.
    Right now, fewer than 1,000 lines may have no mobile data.
    # slower
    Because of a fault on the network since 04:39, about 32 million lines still have poorer service than usual.
    Because of a fault on the network since 04:39, more than 30 million lines still have poorer service than usual.
    Because of a fault on the network since 04:39, up to 5,000 lines still have poorer service than usual.
    Because of a fault on the network since 04:39, fewer than 1,000 lines still have poorer service than usual.
    Because of a fault on the network since 04:39, at least 12,000 lines found so far still have poorer service than usual.
    Because of a fault on the network since 04:39, between 17 million and 29 million lines still have poorer service than usual.
    Fault since 04:39: between 17 million and 29 million lines have poorer service.
    Because of a fault since 04:39, between 17 million and 29 million lines still have poorer service.
    # worse
    Because of a fault on the network since 04:39, about 32 million lines have slower or less reliable service: mobile data.
    Because of a fault on the network since 04:39, more than 30 million lines have slower or less reliable service: mobile data.
    Because of a fault on the network since 04:39, up to 5,000 lines have slower or less reliable service: mobile data.
    Because of a fault on the network since 04:39, fewer than 1,000 lines have slower or less reliable service: mobile data.
    Because of a fault on the network since 04:39, at least 12,000 lines found so far have slower or less reliable service: mobile data.
    Because of a fault on the network since 04:39, between 17 million and 29 million lines have slower or less reliable service: mobile data.
    Fault since 04:39: between 17 million and 29 million lines have slower or less reliable service: mobile data.
    Because of a fault since 04:39, between 17 million and 29 million lines have slower or less reliable service: mobile data.
    # worse, or may be
    Because of a fault on the network since 04:39, up to 5,000 lines may have slower or less reliable service.
    Because of a fault on the network since 04:39, fewer than 1,000 lines may have slower or less reliable service.
    Fault since 04:39: fewer than 1,000 lines may have slower or less reliable service.
    Because of a fault since 04:39, fewer than 1,000 lines may have slower or less reliable service."
  `);
  expect(sentencesIn("de").join("\n")).toMatchInlineSnapshot(`
    "# lost
    Wegen einer Störung im Netz seit 04:39 Uhr sind rund 32 Millionen Anschlüsse ohne mobile Daten.
    Wegen einer Störung im Netz seit 04:39 Uhr sind mehr als 30 Millionen Anschlüsse ohne mobile Daten.
    Wegen einer Störung im Netz seit 04:39 Uhr sind bis zu 5.000 Anschlüsse ohne mobile Daten.
    Wegen einer Störung im Netz seit 04:39 Uhr sind weniger als 1.000 Anschlüsse ohne mobile Daten.
    Wegen einer Störung im Netz seit 04:39 Uhr sind bislang mindestens 12.000 Anschlüsse ohne mobile Daten.
    Wegen einer Störung im Netz seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse ohne mobile Daten.
    Störung seit 04:39 Uhr: zwischen 17 Millionen und 29 Millionen Anschlüsse sind ohne mobile Daten.
    Im Moment sind zwischen 17 Millionen und 29 Millionen Anschlüsse ohne mobile Daten.
    # lost, or may be
    Wegen einer Störung im Netz seit 04:39 Uhr könnten bis zu 5.000 Anschlüsse ohne mobile Daten sein.
    Wegen einer Störung im Netz seit 04:39 Uhr könnten weniger als 1.000 Anschlüsse ohne mobile Daten sein.
    Störung seit 04:39 Uhr: weniger als 1.000 Anschlüsse könnten ohne mobile Daten sein.
    Im Moment könnten weniger als 1.000 Anschlüsse ohne mobile Daten sein.
    # slower
    Wegen einer Störung im Netz seit 04:39 Uhr sind rund 32 Millionen Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Wegen einer Störung im Netz seit 04:39 Uhr sind mehr als 30 Millionen Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Wegen einer Störung im Netz seit 04:39 Uhr sind bis zu 5.000 Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Wegen einer Störung im Netz seit 04:39 Uhr sind weniger als 1.000 Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Wegen einer Störung im Netz seit 04:39 Uhr sind bislang mindestens 12.000 Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Wegen einer Störung im Netz seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse weiterhin nur eingeschränkt nutzbar.
    Störung seit 04:39 Uhr: zwischen 17 Millionen und 29 Millionen Anschlüsse sind eingeschränkt.
    Wegen einer Störung seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse noch eingeschränkt.
    # worse
    Wegen einer Störung im Netz seit 04:39 Uhr sind rund 32 Millionen Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Wegen einer Störung im Netz seit 04:39 Uhr sind mehr als 30 Millionen Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Wegen einer Störung im Netz seit 04:39 Uhr sind bis zu 5.000 Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Wegen einer Störung im Netz seit 04:39 Uhr sind weniger als 1.000 Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Wegen einer Störung im Netz seit 04:39 Uhr sind bislang mindestens 12.000 Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Wegen einer Störung im Netz seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse langsamer oder weniger zuverlässig als sonst (mobile Daten).
    Störung seit 04:39 Uhr: zwischen 17 Millionen und 29 Millionen Anschlüsse sind langsamer oder unzuverlässiger (mobile Daten).
    Wegen einer Störung seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse langsamer als sonst.
    # worse, or may be
    Wegen einer Störung im Netz seit 04:39 Uhr könnten bis zu 5.000 Anschlüsse langsamer oder weniger zuverlässig als sonst sein.
    Wegen einer Störung im Netz seit 04:39 Uhr könnten weniger als 1.000 Anschlüsse langsamer oder weniger zuverlässig als sonst sein.
    Störung seit 04:39 Uhr: weniger als 1.000 Anschlüsse könnten langsamer oder unzuverlässiger sein.
    Wegen einer Störung seit 04:39 Uhr könnten weniger als 1.000 Anschlüsse langsamer oder weniger zuverlässig als sonst sein."
  `);
  expect(sentencesIn("cy").join("\n")).toMatchInlineSnapshot(`
    "# lost
    Oherwydd nam ar y rhwydwaith ers 04:39, mae tua 32 miliwn o linellau heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae mwy na 30 miliwn o linellau heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae hyd at 5,000 o linellau heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae llai na 1,000 o linellau heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae o leiaf 12,000 o linellau hyd yma heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau heb wasanaeth: data symudol.
    Nam ers 04:39: mae rhwng 17 miliwn a 29 miliwn o linellau heb wasanaeth: data symudol.
    Ar hyn o bryd, mae rhwng 17 miliwn a 29 miliwn o linellau heb wasanaeth: data symudol.
    # lost, or may be
    Oherwydd nam ar y rhwydwaith ers 04:39, gall fod hyd at 5,000 o linellau heb wasanaeth: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, gall fod llai na 1,000 o linellau heb wasanaeth: data symudol.
    Nam ers 04:39: gall fod llai na 1,000 o linellau heb wasanaeth: data symudol.
    Ar hyn o bryd, gall fod llai na 1,000 o linellau heb wasanaeth: data symudol.
    # slower
    Oherwydd nam ar y rhwydwaith ers 04:39, mae tua 32 miliwn o linellau yn dal i gael gwasanaeth gwaeth nag arfer.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae mwy na 30 miliwn o linellau yn dal i gael gwasanaeth gwaeth nag arfer.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae hyd at 5,000 o linellau yn dal i gael gwasanaeth gwaeth nag arfer.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae llai na 1,000 o linellau yn dal i gael gwasanaeth gwaeth nag arfer.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae o leiaf 12,000 o linellau hyd yma yn dal i gael gwasanaeth gwaeth nag arfer.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau yn dal i gael gwasanaeth gwaeth nag arfer.
    Nam ers 04:39: mae rhwng 17 miliwn a 29 miliwn o linellau yn cael gwasanaeth gwaeth.
    Oherwydd nam ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau yn dal i gael gwasanaeth gwaeth.
    # worse
    Oherwydd nam ar y rhwydwaith ers 04:39, mae tua 32 miliwn o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae mwy na 30 miliwn o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae hyd at 5,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae llai na 1,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae o leiaf 12,000 o linellau hyd yma yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ar y rhwydwaith ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Nam ers 04:39: mae rhwng 17 miliwn a 29 miliwn o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    Oherwydd nam ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau yn cael gwasanaeth arafach neu lai dibynadwy: data symudol.
    # worse, or may be
    Oherwydd nam ar y rhwydwaith ers 04:39, gall fod hyd at 5,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy.
    Oherwydd nam ar y rhwydwaith ers 04:39, gall fod llai na 1,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy.
    Nam ers 04:39: gall fod llai na 1,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy.
    Oherwydd nam ers 04:39, gall fod llai na 1,000 o linellau yn cael gwasanaeth arafach neu lai dibynadwy."
  `);
  expect(sentencesIn("ja").join("\n")).toMatchInlineSnapshot(`
    "# lost
    4時39分からのネットワーク障害により、約3200万回線でデータ通信がご利用いただけません。
    4時39分からのネットワーク障害により、3000万回線超でデータ通信がご利用いただけません。
    4時39分からのネットワーク障害により、最大5000回線でデータ通信がご利用いただけません。
    4時39分からのネットワーク障害により、1000回線未満でデータ通信がご利用いただけません。
    4時39分からのネットワーク障害により、これまでに少なくとも1万2000回線でデータ通信がご利用いただけません。
    4時39分からのネットワーク障害により、1700万から2900万回線の間でデータ通信がご利用いただけません。
    4時39分からの障害で、1700万から2900万回線の間でデータ通信が利用できません。
    1700万から2900万回線の間でデータ通信が使えません。
    # lost, or may be
    4時39分からのネットワーク障害により、最大5000回線でデータ通信がご利用いただけない可能性があります。
    4時39分からのネットワーク障害により、1000回線未満でデータ通信がご利用いただけない可能性があります。
    4時39分からの障害で、1000回線未満でデータ通信が利用できない可能性があります。
    1000回線未満でデータ通信が使えないかもしれません。
    # slower
    4時39分からのネットワーク障害により、約3200万回線で引き続き品質が低下しています。
    4時39分からのネットワーク障害により、3000万回線超で引き続き品質が低下しています。
    4時39分からのネットワーク障害により、最大5000回線で引き続き品質が低下しています。
    4時39分からのネットワーク障害により、1000回線未満で引き続き品質が低下しています。
    4時39分からのネットワーク障害により、これまでに少なくとも1万2000回線で引き続き品質が低下しています。
    4時39分からのネットワーク障害により、1700万から2900万回線の間で引き続き品質が低下しています。
    4時39分からの障害で、1700万から2900万回線の間で品質が低下しています。
    4時39分からの障害で、1700万から2900万回線の間でつながりにくい状態です。
    # worse
    4時39分からのネットワーク障害により、約3200万回線で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からのネットワーク障害により、3000万回線超で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からのネットワーク障害により、最大5000回線で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からのネットワーク障害により、1000回線未満で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からのネットワーク障害により、これまでに少なくとも1万2000回線で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からのネットワーク障害により、1700万から2900万回線の間で次のサービスが遅い、または不安定になっています：データ通信。
    4時39分からの障害で、1700万から2900万回線の間でデータ通信が遅い、または不安定になっています。
    4時39分からの障害で、1700万から2900万回線の間でデータ通信が遅い、または不安定になっています。
    # worse, or may be
    4時39分からのネットワーク障害により、最大5000回線でサービスが遅い、または不安定な可能性があります。
    4時39分からのネットワーク障害により、1000回線未満でサービスが遅い、または不安定な可能性があります。
    4時39分からの障害で、1000回線未満でサービスが遅い、または不安定な可能性があります。
    4時39分からの障害で、1000回線未満でサービスが遅い、または不安定な可能性があります。"
  `);
});

const corrected: Situation = {
  ...bad,
  before: { at: "2018-12-06T21:05:00Z", said: { kind: "about", count: 32_000_000, step: 1_000_000 }, why: "fewer" },
};

test("a correction says who corrects what, and asks pardon for errors only", () => {
  const pardon = { en: /apolog|sorry/i, de: /Entschuldigung|leid/, cy: /ymddiheur|ddrwg/, ja: /お詫び|申し訳/ };
  const correcting = { en: /correct/i, de: /berichtig/i, cy: /[cg]h?ywir/i, ja: /訂正/ };
  for (const language of LANGUAGES)
    for (const channel of ["press-release", "web-banner", "social", "sms", "call-centre", "radio", "plain"] as const)
      for (const why of ["more", "fewer", "services", "times", "recounted"] as const) {
        const situation =
          corrected.before === null ? corrected : { ...corrected, before: { ...corrected.before, why } };
        const text = compose({ message: "correction.press", language, channel }, situation);
        expect(text).toContain("{operator}");
        expect(text).toMatch(correcting[language]);
        expect(pardon[language].test(text), `${language} ${channel} ${why}: ${text}`).toBe(why === "recounted");
      }
});

test("that something can be used again is in every text, and by when more is told is in all that is spoken", () => {
  for (const language of LANGUAGES)
    for (const channel of ["web-banner", "social", "sms", "radio", "plain"] as const) {
      const text = compose({ message: "partial.customers", language, channel }, bad);
      expect(text).toContain("{slower}");
      if (channel !== "radio") continue;
      expect(text).toContain("{next}");
      expect(compose({ message: "correction.press", language, channel }, corrected)).toContain("{next}");
    }
});

test("what nobody counted is told as what may be, and once all seem to have service again no text says the opposite", () => {
  const doubtful: Situation = { ...worst, services: { ...worst.services, unsure: [VOICE], working: [] } };
  const told = compose({ message: "update.customers", language: "en", channel: "press-release" }, doubtful);
  expect(told).toContain("{unsure} may be slower or less reliable; we do not know for how many");
  const back: Situation = { ...O2.at0400, emergency: worst.emergency, nextUpdateAt: "2018-12-07T05:15:00Z" };
  const text = compose({ message: "partial.customers", language: "en", channel: "press-release" }, back);
  expect(text).toMatchInlineSnapshot(`
    "{operator}: everybody has service again as far as we see, checks go on

    An update from {operator}. We are sorry for the disruption. Customers can use {back} again. The network has had a fault since {since}. As far as we see, everybody has service again. We are checking this before we call the fault over. If {numbers} still fails, use another phone or a landline.

    Not affected, as far as we know: {working}.

    The next update comes by {next}."
  `);
});
