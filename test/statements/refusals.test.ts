import { describe, expect, test } from "vitest";
import type { Language, MessageId } from "../../src/statements/message.ts";
import { refusalsOf } from "../../src/statements/refusals/refusals.ts";
import type { Situation } from "../../src/statements/situation/situation.ts";
import type { Known } from "../../src/statements/refusals/words-refused.ts";
import { O2 } from "./o2.ts";

const { services } = O2.at0500;
const VIDEO = { id: "video", name: "Video", kind: "video" };
const ALL_LOST: Known = {
  situation: { ...O2.at0500, services: { ...services, slower: [VIDEO] } },
  incidentState: "open",
};

type Case = { language?: Language; message?: MessageId; known?: Known };

function refused(text: string, { language = "en", message = "update.customers", known = ALL_LOST }: Case = {}) {
  return refusalsOf({ message, language, channel: "plain", text }, known).map((offence) => offence.message);
}

function during(change: Partial<Situation>, incidentState: Known["incidentState"] = "open"): Known {
  return { situation: { ...O2.at0500, ...change }, incidentState };
}

const TEST_CALLS: Partial<Situation> = { emergency: { state: "working", numbers: ["999", "112"] } };
const DATA_BACK = during({ services: { ...O2.at0500.services, back: O2.at0500.services.lost, lost: [] } });

/** Of each language: what is refused, and what comes near it and is not. */
const WORDS: readonly (readonly [what: string, language: Language, refused: string, allowed: string])[] = [
  ["restored", "en", "Service is restored.", "Service is not restored yet."],
  ["restored", "en", "We are back to normal.", "We cannot say when service will return."],
  ["restored", "de", "Das Netz ist wieder verfügbar.", "Das Netz ist noch nicht wiederhergestellt."],
  ["restored", "cy", "Mae'r gwasanaeth wedi'i adfer.", "Nid yw'r gwaith ar y gwasanaeth wedi gorffen."],
  ["restored", "ja", "サービスは復旧しました。", "復旧作業を続けています。"],
  ["restored", "en", "Normal service has resumed.", "We tell you once service has resumed."],
  ["restored", "en", "The fault ended at midday.", "The fault has not ended."],
  ["restored", "de", "Die Störung ist beendet.", "Die Störung ist nicht beendet."],
  ["restored", "de", "Alles funktioniert.", "Wir arbeiten, bis alles funktioniert."],
  ["restored", "cy", "Mae'r gwasanaeth yn ôl.", "Mae rhai heb wasanaeth."],
  ["restored", "ja", "障害は解消されました。", "障害は解消されていません。"],
  ["emergency", "en", "Emergency calls are not a problem.", "If there is a problem with {numbers}, use a landline."],
  ["emergency", "en", "999 is safe to use.", "Emergency calls may not connect."],
  ["numeral", "en", "Twenty lines are affected.", "We look again in half an hour."],
  ["numeral", "en", "Half the country has no data.", "Some have no data."],
  ["numeral", "de", "Die Hälfte ist betroffen.", "Einige sind betroffen."],
  ["numeral", "cy", "Mae hanner y wlad heb ddata.", "Mae rhai heb ddata."],
  ["numeral", "ja", "三回線に影響があります。", "一部の回線に影響があります。"],
  ["people", "en", "{affected} households have no data.", "{affected} have no data."],
  ["nobody", "en", "None of our lines is affected.", "Some of our lines are affected."],
  ["promise", "en", "Service returns tomorrow.", "We cannot say when service returns."],
  ["promise", "ja", "明日復旧します。", "復旧の時期は分かりません。"],
  ["restored", "en", "You can use mobile data again.", "You can use {slower} again, slower than usual."],
  ["restored", "de", "Sie können alles wieder nutzen.", "Sie können {slower} wieder nutzen, aber langsamer."],
  ["restored", "cy", "Gallwch ddefnyddio'r rhwydwaith eto.", "Gallwch ddefnyddio'r rhain eto: {slower}."],
  ["restored", "ja", "データ通信はまた使えます。", "{slower}はまた使えますが、遅くなっています。"],
  ["emergency", "en", "Emergency calls work.", "Emergency calls may not work."],
  ["emergency", "en", "You can still call {numbers}.", "If {numbers} fails, use a landline."],
  ["emergency", "en", "Do not worry, 999 is available.", "We cannot say whether 999 works."],
  ["emergency", "de", "Notrufe funktionieren.", "Wenn der Notruf nicht funktioniert, nehmen Sie das Festnetz."],
  ["emergency", "cy", "Mae galwadau brys yn gweithio.", "Os nad yw galwadau brys yn gweithio: llinell dir."],
  ["emergency", "ja", "緊急通報は使えます。", "緊急通報がつながらない場合は固定電話へ。"],
  ["figure", "en", "3 million are without data.", "There is no 4G and no 5G."],
  ["figure", "en", "Since 04:39 there is a fault.", "Since {since} there is a fault at O2."],
  ["figure", "de", "Seit ４ Uhr.", "O2 prüft 3G. Notruf: 112 oder 999."],
  ["numeral", "en", "Millions are affected.", "Many are affected."],
  ["numeral", "de", "Millionen sind betroffen.", "Viele sind betroffen."],
  ["numeral", "cy", "Mae miliwn heb ddata.", "Mae llawer heb ddata."],
  ["numeral", "ja", "数百万の回線です。", "万一の場合は固定電話へ。"],
  ["people", "en", "{affected} of customers have no data.", "{affected} have no data. Customers can use Wi-Fi."],
  ["people", "en", "People: {affected}.", "Lines: {affected}."],
  ["people", "de", "{affected} (Personen).", "{affected}. Menschen mit WLAN nutzen dieses."],
  ["people", "cy", "{affected} o bobl.", "{affected}. Gall pobl ddefnyddio Wi-Fi."],
  ["people", "ja", "{affected}のお客様。", "{affected}です。お客様にお詫びします。"],
  ["nobody", "en", "Nobody is affected.", "Somebody is affected."],
  ["nobody", "de", "Niemand ist betroffen.", "Jemand ist betroffen."],
  ["nobody", "cy", "Nid oes neb heb wasanaeth.", "Mae rhai heb wasanaeth."],
  ["nobody", "ja", "誰も影響を受けていません。", "影響があります。"],
  ["nobody", "en", "Everybody has service again.", "Some have service again."],
  ["nobody", "de", "Soweit wir sehen, sind alle wieder versorgt.", "Soweit wir sehen, sind viele wieder versorgt."],
  ["nobody", "cy", "Hyd y gwelwn, mae gan bawb wasanaeth.", "Mae gan rai wasanaeth."],
  ["nobody", "ja", "使えない回線はありません。", "使えない回線があります。"],
  ["promise", "en", "It will be back by tonight.", "We tell you more as soon as we can."],
  ["promise", "de", "Bald geht es weiter.", "Mehr sagen wir, so bald es geht."],
  ["promise", "cy", "Daw i ben yn fuan.", "Ni allwn ddweud eto pryd."],
  ["promise", "ja", "まもなく直る見込みです。", "時期はまだわかりません。"],
];

test.each(WORDS)("%s, in %s: “%s” is refused, and “%s” is not", (_what, language, wrong, right) => {
  expect(refused(wrong, { language })).not.toEqual([]);
  expect(refused(right, { language })).toEqual([]);
});

describe("restored", () => {
  const over: Partial<Situation> = O2.at0400;

  test.each([
    ["lines are affected", during({}, "closed"), "without service"],
    [
      "lines may be affected",
      during({ ...over, affected: { low: 0, point: 0, high: 1 } }, "closed"),
      "without service",
    ],
    ["lines are served worse", during(O2.at2200, "closed"), "served worse"],
    ["the incident is recovering", during(over, "recovering"), "the incident is recovering"],
    ["the incident is open", during(over, "open"), "the incident is open"],
  ])("is refused while %s", (_while, known, why) => {
    const message = "restored.customers";
    const offences = refusalsOf({ message, language: "en", channel: "plain", text: "All done." }, known);
    expect(offences).toEqual([expect.objectContaining({ path: "message", message: expect.stringContaining(why) })]);
    expect(refused("Service is restored.", { known })).toEqual([expect.stringContaining(why)]);
  });

  test("may be said once nobody is affected and the incident is closed", () => {
    const known = during(over, "closed");
    expect(refused("Service is restored.", { known, message: "restored.press" })).toEqual([]);
    expect(refused("Service is restored.", { known })).toEqual([]);
  });

  test("may be said of services that are back, and not of all", () => {
    const asked = { known: DATA_BACK, message: "partial.customers" } as const;
    expect(refused("Available again: {back}.", asked)).toEqual([]);
    expect(refused("{back} is restored.", asked)).toEqual([]);
    expect(refused("Everything is restored, {back} too.", asked)).not.toEqual([]);
    expect(refused("{back} is there. The network is back to normal.", asked)).not.toEqual([]);
  });
});

test("that emergency calls work may be said while test calls say so", () => {
  expect(refused("Emergency calls work.", { known: during(TEST_CALLS) })).toEqual([]);
});

test("an expectation may be told in words where a person gave one", () => {
  const { expected } = O2.at2200;
  expect(refused("It will be back by tonight, around {likely}.", { known: during({ expected }) })).toEqual([]);
});

test.each([
  ["We expect the end around {likely}.", 'there is no value "{likely}"'],
  ["There are {everyone}.", 'there is no value "{everyone}"'],
  ["Since {since there is a fault.", '"{" belongs to no value'],
  ["{ since }", 'there is no value "{ since }"'],
])("“%s” is refused", (text, why) => {
  expect(refused(text)).toEqual([expect.stringContaining(why)]);
});

test("a holding text has no figure", () => {
  expect(refused("{affected} have no data.", { message: "holding.customers" })).toEqual([
    expect.stringContaining('say "some customers"'),
  ]);
});

test("what is too long is refused with how much there is of how much", () => {
  const text = "Nam ar y rhwydwaith ŵ. ".repeat(8);
  expect(refusalsOf({ message: "update.customers", language: "cy", channel: "sms", text }, ALL_LOST)).toEqual([
    {
      path: "text",
      message: "is too long for sms: 3 segments of 2 (UCS-2, 3 segments of 2); leave out what matters least",
    },
  ]);
});

test("a value that looks like a token or a regular expression is only a name", () => {
  const known = during({ operator: "{affected} $& (.*", emergency: { state: "unconfirmed", numbers: ["*1", "+1-2"] } });
  expect(refused("{operator} is here. {operator}, *1, +1-2.", { known })).toEqual([]);
});

describe("of emergency calls that fail", () => {
  const failing = during({ emergency: { state: "lost", numbers: ["999", "112"] } });

  test("every text says so, in whatever words", () => {
    expect(refused("There is no {lost}.", { known: failing })).toEqual([expect.stringMatching(/emergency calls fail/)]);
    expect(refused("There is no {lost}. {numbers} may fail.", { known: failing })).toEqual([]);
    expect(refused("There is no {lost}. Emergency calls may fail.", { known: failing })).toEqual([]);
    expect(refused("There is no {lost}.")).toEqual([]);
  });
});

test("nothing is called partly restored before a service that was lost is back", () => {
  const message = "partial.customers";
  expect(refused("There is no {lost}.", { message, known: during({}) })).toEqual([
    expect.stringMatching(/no service that was lost is back/),
  ]);
  expect(refused("{back} can be used again.", { message, known: DATA_BACK })).toEqual([]);
});

test("once nobody is hit by an incident, what is told of now would be of another", () => {
  const known = during({ to: "2018-12-06T04:50:00Z" }, "recovering");
  for (const name of ["affected", "impaired", "base", "lost"])
    expect(refused(`There was a fault. {${name}}`, { known })).toContainEqual(expect.stringMatching(/another outage/));
  expect(refused("The fault from {since} to {to} hit many.", { known })).toEqual([]);
});
