import * as fc from "fast-check";
import { expect, test } from "vitest";
import { claimOf, intervalOf, PUBLIC } from "../../src/impact/claim.ts";
import { WORDINGS } from "../../src/impact/words/index.ts";
import { compose } from "../../src/statements/composing/compose.ts";
import { type Channel, type Language, LANGUAGES, type MessageId } from "../../src/statements/message.ts";
import { fill, valuesIn } from "../../src/statements/composing/values.ts";
import { O2 } from "./o2.ts";
import { range } from "./situations.ts";

function told(moment: keyof typeof O2, message: MessageId, channel: Channel): Readonly<Record<string, string>> {
  const tell = (language: Language) =>
    fill(compose({ message, language, channel }, O2[moment]), valuesIn(language, O2[moment])).text;
  return Object.fromEntries(LANGUAGES.map((language) => [language, tell(language)]));
}

test("what people edit has tokens for its values", () => {
  const text = compose({ message: "first.customers", language: "en", channel: "sms" }, O2.at0500);
  expect(text).toMatchInlineSnapshot(
    `"{operator}: we are sorry. Fault since {since}: {affected} have no {lost}. If {numbers} fails, use another phone or a landline. Not affected, as far as we know: {working}. Use Wi-Fi where there is any. We cannot yet say when it will end. Next update by {next}."`,
  );
});

test("at 05:00, an SMS to customers", () => {
  expect(told("at0500", "first.customers", "sms")).toMatchInlineSnapshot(`
    {
      "cy": "O2: mae'n ddrwg gennym. Nam ers 04:39: mae tua 32 miliwn o linellau heb wasanaeth: data symudol. Os bydd 999 neu 112 yn methu: defnyddiwch linell dir neu fobeil arall. Defnyddiwch Wi-Fi lle mae ar gael. Ni allwn ddweud eto pryd y daw i ben. Mwy erbyn 07:00.",
      "de": "O2: Es tut uns leid. Störung seit 04:39 Uhr: rund 32 Millionen Anschlüsse sind ohne mobile Daten. 999 oder 112 nicht erreichbar? Anderes Telefon oder Festnetz. Nutzen Sie WLAN, wo es welches gibt. Das Ende der Störung ist noch nicht absehbar. Neues bis 07:00 Uhr.",
      "en": "O2: we are sorry. Fault since 04:39: about 32 million lines have no mobile data. If 999 or 112 fails, use another phone or a landline. Not affected, as far as we know: calls and texts. Use Wi-Fi where there is any. We cannot yet say when it will end. Next update by 07:00.",
      "ja": "O2です。申し訳ございません。4時39分からの障害で、約3200万回線でデータ通信が利用できません。999または112がつながらない時は別の電話か固定電話へ。Wi-Fiがあればご利用ください。復旧時期は未定です。次報：7時00分まで。",
    }
  `);
});

test("at 05:00, a social post that has no figure yet", () => {
  expect(told("at0500", "holding.customers", "social")).toMatchInlineSnapshot(`
    {
      "cy": "O2: mae'n ddrwg gennym. Nam ers 04:39: mae rhai cwsmeriaid heb wasanaeth: data symudol. Os bydd 999 neu 112 yn methu: defnyddiwch linell dir neu fobeil arall. Hyd y gwyddom, heb eu heffeithio: galwadau, negeseuon. Defnyddiwch Wi-Fi lle mae ar gael. Mwy erbyn 07:00.",
      "de": "O2: Es tut uns leid. Störung seit 04:39 Uhr: Einige Kunden sind ohne mobile Daten. 999 oder 112 nicht erreichbar? Anderes Telefon oder Festnetz. Unseres Wissens nicht betroffen: Telefonie und SMS. Nutzen Sie WLAN, wo es welches gibt. Neues bis 07:00 Uhr.",
      "en": "O2: we are sorry. Fault since 04:39: some customers have no mobile data. If 999 or 112 fails, use another phone or a landline. Not affected, as far as we know: calls and texts. Use Wi-Fi where there is any. Next update by 07:00.",
      "ja": "O2です。申し訳ございません。4時39分からの障害で、一部のお客様でデータ通信が利用できません。999または112がつながらない時は別の電話か固定電話へ。把握している限り影響なし：音声通話、SMS。Wi-Fiがあればご利用ください。次報：7時00分まで。",
    }
  `);
});

test("at 05:00, a press release", () => {
  expect(told("at0500", "first.press", "press-release")).toMatchInlineSnapshot(`
    {
      "cy": "O2: nam ar y rhwydwaith, yr hyn sy'n hysbys

    Mae O2 yn ymddiheuro i'w gwsmeriaid am y trafferthion. Dyma sy'n hysbys. Oherwydd nam ar y rhwydwaith ers 04:39, mae tua 32 miliwn o linellau heb wasanaeth: data symudol. Os bydd 999 neu 112 yn methu, defnyddiwch ffôn arall neu linell dir.

    O'r llinellau sydd wedi colli gwasanaeth: 25 miliwn gennym ni, 7.3 miliwn gan frandiau eraill, gan gynnwys peiriannau. Hyd y gwyddom, heb eu heffeithio: galwadau, negeseuon.

    Lle mae Wi-Fi, defnyddiwch ef ar gyfer y rhyngrwyd. Ni allwn ddweud eto pryd y daw'r nam i ben. Daw'r diweddariad nesaf erbyn 07:00.",
      "de": "O2: Störung im Netz, was bekannt ist

    O2 bittet für die Einschränkungen um Entschuldigung. Folgendes ist bekannt. Wegen einer Störung im Netz seit 04:39 Uhr sind rund 32 Millionen Anschlüsse ohne mobile Daten. Wenn 999 oder 112 nicht erreichbar ist, nehmen Sie ein anderes Telefon oder das Festnetz.

    Von den betroffenen Anschlüssen: 25 Millionen eigene, 7,3 Millionen anderer Marken, Maschinen eingeschlossen. Nach unserem Wissen nicht betroffen: Telefonie und SMS.

    Wo es WLAN gibt, lässt sich das Internet darüber nutzen. Wann die Störung endet, können wir noch nicht sagen. Die nächste Meldung kommt bis 07:00 Uhr.",
      "en": "O2: fault on the network, what is known

    O2 apologises to its customers for the disruption. This is what is known. Because of a fault on the network since 04:39, about 32 million lines have no mobile data. If 999 or 112 fails, use another phone or a landline.

    Of the lines that have lost service: 25 million ours, 7.3 million other brands, machines included. Not affected, as far as we know: calls and texts.

    Where there is Wi-Fi, phones can use the internet over it. We cannot yet say when the fault will be put right. The next update comes by 07:00.",
      "ja": "O2：通信障害について（第一報）

    O2は、ご迷惑をおかけしていることをお詫び申し上げます。現在判明している事実は次のとおりです。4時39分からのネットワーク障害により、約3200万回線でデータ通信がご利用いただけません。999または112がつながらない場合は、別の電話または固定電話をご利用ください。

    ご利用いただけない回線の内訳：自社2500万、他ブランド730万、機器を含む。現在把握している限り影響のないサービス：音声通話、SMS。

    Wi-Fiのある場所では、Wi-Fiによるインターネットをご利用ください。復旧の時期は、まだお伝えできません。次のお知らせは7時00分までに行います。",
    }
  `);
});

test("at 22:00, with nobody cut off, a social post", () => {
  expect(told("at2200", "update.customers", "social")).toMatchInlineSnapshot(`
    {
      "cy": "O2, y diweddaraf: mae'n ddrwg gennym. Ar gael eto, yn arafach: data symudol. Nam ers 04:39: mae rhwng 17 miliwn a 29 miliwn o linellau yn cael gwasanaeth gwaeth. Ni wyddom am neb heb wasanaeth. Mae galwadau prawf wedi cyrraedd: 999, 112. Mwy erbyn 7 Rhagfyr, 00:00.",
      "de": "O2, neuer Stand: Es tut uns leid. Wieder nutzbar, aber langsamer: mobile Daten. Störung seit 04:39 Uhr: zwischen 17 Millionen und 29 Millionen Anschlüsse sind eingeschränkt. Testanrufe bei 999 und 112 sind durchgekommen. Neues bis 7. Dezember, 00:00 Uhr.",
      "en": "O2 update: we are sorry. You can use mobile data again, slower than usual. Fault since 04:39: between 17 million and 29 million lines have poorer service. We know of nobody without service. Test calls to 999 and 112 got through. Next update by 7 December, 00:00.",
      "ja": "O2続報です。申し訳ございません。データ通信は低速ながら再びご利用可能です。4時39分からの障害で、1700万から2900万回線の間で品質が低下しています。使えない回線は把握していません。999、112への試験通報はつながりました。音声通話は一部で不安定な可能性。次報：12月7日0時00分まで。",
    }
  `);
});

test("at 22:00, on the radio", () => {
  expect(told("at2200", "partial.customers", "radio")).toMatchInlineSnapshot(`
    {
      "cy": "O2 sydd yma, gyda newyddion. Mae'n ddrwg gennym. Gallwch ddefnyddio'r rhain eto, ond yn arafach: data symudol. Oherwydd nam ers 04:39, mae rhwng 17 miliwn a 29 miliwn o linellau yn dal i gael gwasanaeth gwaeth. Hyd y gwyddom, nid oes neb heb wasanaeth nawr. Gwnaethom alwadau prawf: 999, 112. Maent wedi cyrraedd. Hyd y gwyddom, nid yw'r nam ar y rhain: negeseuon. Byddwn yn dweud mwy erbyn 7 Rhagfyr, 00:00.",
      "de": "Hier ist O2 mit Neuigkeiten. Es tut uns leid. Sie können mobile Daten wieder nutzen, aber langsamer. Wegen einer Störung seit 04:39 Uhr sind zwischen 17 Millionen und 29 Millionen Anschlüsse noch eingeschränkt. Soweit wir wissen, ist niemand ohne Dienst. Wir haben 999 und 112 getestet. Die Anrufe sind durchgekommen. Mehr sagen wir bis 7. Dezember, 00:00 Uhr.",
      "en": "This is O2, with news. We are sorry. You can use mobile data again, but slower. Because of a fault since 04:39, between 17 million and 29 million lines still have poorer service. As far as we know, nobody is without service now. We tried 999 and 112. The test calls got through. As far as we know, this is not affected: texts. We will tell you more by 7 December, 00:00.",
      "ja": "O2からのお知らせです。申し訳ありません。データ通信はまた使えますが、遅くなっています。4時39分からの障害で、1700万から2900万回線の間でつながりにくい状態です。999、112を試しました。つながりました。次のお知らせは12月7日0時00分までにします。",
    }
  `);
});

test("after it is over, an SMS and a script for the call centre", () => {
  expect(told("at0400", "restored.customers", "sms")).toMatchInlineSnapshot(`
    {
      "cy": "O2: gwasanaeth wedi ei adfer. Mae'n ddrwg gennym. Ar gael eto: data symudol. Mae'r nam ar ben (6 Rhagfyr, 04:39 - 7 Rhagfyr, 03:27). Mae galwadau prawf wedi cyrraedd: 999, 112.",
      "de": "O2: Dienste wiederhergestellt. Wir bitten um Entschuldigung. Sie können mobile Daten wieder nutzen. Die Störung vom 6. Dezember, 04:39 Uhr bis 7. Dezember, 03:27 Uhr ist vorbei. Testanrufe bei 999 und 112 sind durchgekommen.",
      "en": "O2: service restored. Sorry. You can use mobile data again. The fault from 6 December, 04:39 to 7 December, 03:27 is over. Test calls to 999 and 112 got through.",
      "ja": "O2です。復旧しました。申し訳ございませんでした。データ通信は再びご利用いただけます。障害（12月6日4時39分から12月7日3時27分まで）は解消しました。999、112への試験通報はつながりました。",
    }
  `);
  expect(told("at0400", "restored.customers", "call-centre")).toMatchInlineSnapshot(`
    {
      "cy": "DYWEDWCH
    O2: mae'r gwasanaeth wedi ei adfer. Mae'n ddrwg gennym am yr hyn a ddigwyddodd. Gall cwsmeriaid ddefnyddio'r rhain eto: data symudol. Parhaodd y nam o 6 Rhagfyr, 04:39 hyd 7 Rhagfyr, 03:27, ac mae ar ben. Mae galwadau prawf wedi cyrraedd: 999, 112.

    COFIWCH
    Dywedwch wrth gwsmeriaid yr hyn sydd yma, a dim mwy: dim niferoedd eraill, a dim dyfalu am yr achos na'r diwedd.",
      "de": "SAGEN
    O2: Die Dienste sind wiederhergestellt. Wir bitten für den Ausfall um Entschuldigung. Kundinnen und Kunden können mobile Daten wieder nutzen. Die Störung dauerte vom 6. Dezember, 04:39 Uhr bis 7. Dezember, 03:27 Uhr und ist vorbei. Testanrufe bei 999 und 112 sind durchgekommen.

    BITTE BEACHTEN
    Sagen Sie Kundinnen und Kunden, was hier steht, und nicht mehr: keine anderen Zahlen, keine Vermutungen über Ursache oder Ende.",
      "en": "SAY
    O2: service is restored. We are sorry for the disruption. Customers can use mobile data again. The fault lasted from 6 December, 04:39 to 7 December, 03:27, and is over. Test calls to 999 and 112 have got through.

    REMEMBER
    Tell customers what stands here, and no more: no other numbers, and no guess at the cause or the end.",
      "ja": "【お伝えすること】
    O2です。通信障害は復旧しました。ご迷惑をおかけし、お詫び申し上げます。データ通信は再びご利用いただけます。障害は12月6日4時39分から12月7日3時27分まで続き、解消しました。999、112への試験通報はつながりました。

    【注意事項】
    お客様にはここに書かれたことだけをお伝えください。ほかの数を挙げたり、原因や終わる時期を推測で話したりしないでください。",
    }
  `);
});

test("what is said of whom can be read back, and leaves the best estimate possible", () => {
  fc.assert(
    fc.property(range, fc.constantFrom(...LANGUAGES), (affected, language) => {
      const words = valuesIn(language, { ...O2.at0500, affected }).get("affected");
      const { lines, claim, read } = WORDINGS[language];
      const said = claimOf(affected, PUBLIC);
      expect(words).toBe(lines(said));
      const understood = read(claim(said));
      if (understood === undefined) throw new Error(`"${claim(said)}" cannot be read`);
      const { low, high } = intervalOf(understood);
      expect(low <= affected.point && affected.point <= high).toBe(true);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 200) },
  );
});
