import type { Forms, Template } from "../template.ts";
import { watched } from "../watched/de.ts";

const WITHOUT = "{sure, select, maybe {ohne {lost} sein} other {ohne {lost}}}";
const ARE = "{sure, select, maybe {könnten} other {sind}}";
const IS = "{sure, select, maybe {möglicherweise } other {}}";

const SOME: Forms = {
  full: `{harm, select,
    lost {Wegen einer Störung seit {since} ${ARE} einige Kundinnen und Kunden ${WITHOUT}.}
    cut {Wegen einer Störung seit {since} fehlen einigen Kundinnen und Kunden ${IS}einzelne Dienste.}
    worse {Wegen einer Störung seit {since} läuft der Dienst bei einigen Kundinnen und Kunden ${IS}langsamer oder unzuverlässiger: {worse}.}
    poor {Wegen einer Störung seit {since} läuft der Dienst bei einigen Kundinnen und Kunden ${IS}langsamer oder unzuverlässiger.}
    other {Wir gehen einer Störung seit {since} nach.}}`,
  short: `{harm, select,
    lost {Störung seit {since}: Einige Kunden ${ARE} ${WITHOUT}.}
    cut {Störung seit {since}: Einigen Kunden fehlen ${IS}einzelne Dienste.}
    worse {Störung seit {since}, bei einigen Kunden ${IS}langsamer oder unzuverlässiger: {worse}.}
    poor {Störung seit {since}, bei einigen Kunden ${IS}langsamer oder unzuverlässiger.}
    other {Wir gehen einer Störung seit {since} nach.}}`,
  plain: `{harm, select,
    lost {Seit {since} gibt es eine Störung. Im Moment ${ARE} einige Kundinnen und Kunden ${WITHOUT}.}
    cut {Seit {since} gibt es eine Störung. Einigen Kundinnen und Kunden fehlen ${IS}einzelne Dienste.}
    worse {Seit {since} gibt es eine Störung. Bei einigen geht es ${IS}langsamer oder nicht immer: {worse}.}
    poor {Seit {since} gibt es eine Störung. Bei einigen geht es ${IS}langsamer oder nicht immer.}
    other {Wir prüfen eine Störung seit {since}.}}`,
};

const LINES: Forms = {
  full: `{harm, select,
    lost {Wegen einer Störung seit {since} ${ARE} {affected} ${WITHOUT}.}
    cut {Wegen einer Störung seit {since} fehlen ${IS}einzelne Dienste; betroffen: {affected}.}
    worse {Wegen einer Störung seit {since} läuft ${IS}langsamer oder unzuverlässiger: {worse}. So ergeht es: {impaired}. Ganz ohne Dienst ist zurzeit niemand.}
    poor {Wegen einer Störung seit {since} läuft der Dienst ${IS}langsamer oder unzuverlässiger. So ergeht es: {impaired}. Ganz ohne Dienst ist zurzeit niemand.}
    other {Seit {since} gab es eine Störung. Zurzeit sehen wir niemanden ohne Dienst oder mit schlechterem Dienst und beobachten das Netz weiter.}}`,
  short: `{harm, select,
    lost {Störung seit {since}: {affected} ${ARE} ${WITHOUT}.}
    cut {Störung seit {since}: einzelne Dienste fehlen ${IS}({affected}).}
    worse {Störung seit {since}, ${IS}langsamer oder unzuverlässiger: {worse} ({impaired}).}
    poor {Störung seit {since}: Dienst ${IS}schlechter ({impaired}).}
    other {Störung seit {since}: Zurzeit sehen wir niemanden ohne Dienst und beobachten weiter.}}`,
  plain: `{harm, select,
    lost {Seit {since} gibt es eine Störung. Im Moment ${ARE} {affected} ${WITHOUT}.}
    cut {Seit {since} gibt es eine Störung. Im Moment fehlen ${IS}einzelne Dienste. Betroffen: {affected}.}
    worse {Seit {since} gibt es eine Störung. Niemand ist ganz ohne Dienst. Aber das geht ${IS}langsamer oder nicht immer: {worse} ({impaired}).}
    poor {Seit {since} gibt es eine Störung. Niemand ist ganz ohne Dienst. Aber es geht ${IS}langsamer oder nicht immer ({impaired}).}
    other {Seit {since} gab es eine Störung. Im Moment sehen wir niemanden ohne Dienst. Wir beobachten das Netz weiter.}}`,
};

const WHY = `{why, select,
    more {Es sind mehr Anschlüsse betroffen, als wir damals wussten}
    fewer {Es sind weniger Anschlüsse betroffen, als wir damals sagten}
    recounted {Die Anschlüsse sind neu gezählt}
    services {Betroffen sind andere Dienste als die genannten}
    times {Die Zeiten stimmten nicht}
    other {Inzwischen ist mehr bekannt}}`;

const WHY_SHORT =
  "{why, select, more {Mehr Anschlüsse betroffen} fewer {Weniger Anschlüsse betroffen} recounted {Neu gezählt} services {Andere Dienste betroffen} times {Zeiten falsch} other {Mehr bekannt}}";
const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {der Notruf}}";

export const de: Template = {
  language: "de",
  name: "Deutsch",
  reviewed: null,
  locale: "de-DE",
  gap: " ",
  times: {
    time: "{hour}:{minute} Uhr",
    date: "{day}. {month}, {hour}:{minute} Uhr",
    year: "{day}. {month} {year}, {hour}:{minute} Uhr",
    zoned: "{moment} {zone}",
  },
  months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  lists: { comma: ", ", lost: " und ", services: " und ", numbers: " oder " },
  services: { data: "mobile Daten", voice: "Telefonie", sms: "SMS", relay: "Relaydienst", iot: "Gerätedaten" },
  more: "{names}, {count, plural, one {ein weiterer Dienst} other {# weitere Dienste}}",
  unnamed: "{count, plural, one {einen Dienst} other {# Dienste}}",
  titles: {
    holding: "{operator}: Störung im Netz",
    first: "{operator}: Störung im Netz, was bekannt ist",
    update: "{operator}: neuer Stand zur Störung",
    partial: "{operator}: neuer Stand zur Störung, ein Teil der Arbeit ist getan",
    restored: "{operator}: Dienste wiederhergestellt",
    correction: "{operator}: Berichtigung",
  },
  labels: { say: "SAGEN", asked: "AUF NACHFRAGE", mind: "BITTE BEACHTEN" },
  messages: {
    "holding.customers": {
      full: "{operator} bittet um Entschuldigung: In unserem Netz gibt es eine Störung, und wir arbeiten daran.",
      short: "{operator}: Entschuldigung, wir haben eine Störung.",
      plain: "Hier ist {operator}. In unserem Netz gibt es einen Fehler. Das tut uns leid.",
    },
    "holding.employees": {
      full: "An alle, die bei {operator} arbeiten: In unserem Netz gibt es eine Störung.",
      short: "{operator}, intern.",
      plain: "Das ist für alle, die bei {operator} arbeiten. In unserem Netz gibt es einen Fehler.",
    },
    "first.customers": {
      full: "{operator} bittet für die Störung im Netz um Entschuldigung. Das wissen wir.",
      short: "{operator}: Das tut uns leid.",
      plain: "Hier ist {operator}. Unser Netz hat eine Störung. Das tut uns leid.",
    },
    "first.partners": {
      full: "{operator} an die Partner: In dem Netz, das Ihre Marken nutzen, gibt es eine Störung. Wir bitten um Entschuldigung.",
      short: "{operator} an die Partner: Das tut uns leid.",
      plain: "Hier ist {operator}, für unsere Partner. Das Netz hat eine Störung. Das tut uns leid.",
    },
    "first.press": {
      full: "{operator} bittet für die Störung im Netz um Entschuldigung. Das ist bekannt.",
      short: "{operator} bittet um Entschuldigung.",
      plain: "Hier ist {operator}. Unser Netz hat eine Störung. Wir bitten um Entschuldigung.",
    },
    "update.customers": {
      full: "Neuer Stand von {operator}. Es tut uns leid, dass die Störung andauert.",
      short: "{operator}, neuer Stand: Das tut uns leid.",
      plain: "Hier ist {operator} mit Neuigkeiten. Die Störung dauert an. Das tut uns leid.",
    },
    "update.press": {
      full: "{operator} nennt, was jetzt über die Störung bekannt ist, und bittet um Entschuldigung.",
      short: "{operator}, neuer Stand.",
      plain: "Hier ist {operator} mit Neuigkeiten zur Störung. Wir bitten um Entschuldigung.",
    },
    "update.employees": {
      full: "Neuer Stand für alle, die bei {operator} arbeiten.",
      short: "{operator}, neuer Stand, intern.",
      plain: "Das sind Neuigkeiten für alle, die bei {operator} arbeiten.",
    },
    "partial.customers": {
      full: "Neuer Stand von {operator}: Ein Teil der Arbeit ist getan. Es tut uns leid, dass der Rest noch fehlt.",
      short: "{operator}, neuer Stand: Das tut uns leid, es dauert noch an.",
      plain:
        "Hier ist {operator} mit Neuigkeiten. Ein Teil der Arbeit ist getan. Es tut uns leid, dass der Rest noch fehlt.",
    },
    "restored.customers": {
      full: "{operator}: Die Dienste sind wiederhergestellt. Wir bitten für den Ausfall um Entschuldigung.",
      short: "{operator}: Dienste wiederhergestellt. Das tut uns leid.",
      plain: "Hier ist {operator}. Unser Netz geht wieder. Der Ausfall tut uns leid.",
    },
    "restored.press": {
      full: "{operator} meldet, dass die Dienste wiederhergestellt sind, und bittet um Entschuldigung.",
      short: "{operator}: Dienste wiederhergestellt. Wir bitten um Entschuldigung.",
      plain: "Hier ist {operator}. Unser Netz geht wieder. Wir bitten um Entschuldigung.",
    },
    "correction.press": {
      full: "{operator} berichtigt eine Aussage und bittet für den Fehler um Entschuldigung.",
      short: "{operator} berichtigt und bittet um Entschuldigung.",
      plain: "Hier ist {operator}. Etwas, das wir gesagt haben, stimmt nicht. Wir bitten um Entschuldigung.",
    },
  },
  sentences: {
    some: SOME,
    lines: LINES,
    until: {
      full: "{isOver, select, yes {Die Störung dauerte von {since} bis {to} und ist vorbei.} other {Die Störung seit {since} ist vorbei.}}",
      short:
        "{isOver, select, yes {Störung von {since} bis {to} ist vorbei.} other {Störung seit {since} ist vorbei.}}",
      plain:
        "{isOver, select, yes {Beginn: {since}. Ende: {to}. Die Störung ist vorbei.} other {Beginn: {since}. Die Störung ist vorbei.}}",
    },
    corrected: {
      full: `{hasSaid, select, figure {In unserer Mitteilung ({saidAt}) hieß es: {said}.} time {Wir haben eine Mitteilung veröffentlicht ({saidAt}).} other {Wir haben eine Mitteilung veröffentlicht.}} Sie gilt nicht mehr. ${WHY}. Jetzt gilt Folgendes.`,
      short: `{hasSaid, select, figure {Gesagt ({saidAt}): {said}.} time {Mitteilung ({saidAt}).} other {Berichtigung.}} Gilt nicht mehr. ${WHY_SHORT}.`,
      plain: `{hasSaid, select, figure {Vorher ({saidAt}) haben wir gesagt: {said}.} time {Vorher ({saidAt}) haben wir etwas gesagt.} other {Vorher haben wir etwas gesagt.}} Das gilt nicht mehr. ${WHY}. Das wissen wir jetzt.`,
    },
    emergency: {
      full: `{emergency, select,
        working {{hasNumbers, select, yes {Testanrufe bei {numbers} sind durchgekommen.} other {Testanrufe beim Notruf sind durchgekommen.}}}
        lost {Notrufe{hasNumbers, select, yes { ({numbers})} other {}} können aus diesem Netz scheitern: Nehmen Sie ein Telefon in einem anderen Netz oder einen Festnetzanschluss.}
        other {Wenn ${NUMBERS} nicht geht, nehmen Sie ein anderes Telefon oder das Festnetz.}}`,
      short: `{emergency, select,
        working {{hasNumbers, select, yes {Testanrufe bei {numbers} sind durchgekommen.} other {Testanrufe beim Notruf sind durchgekommen.}}}
        lost {{hasNumbers, select, yes {{numbers}} other {Notruf}} kann scheitern: anderes Telefon oder Festnetz nehmen.}
        other {Geht ${NUMBERS} nicht: anderes Telefon oder Festnetz nehmen.}}`,
      plain: `{emergency, select,
        working {{hasNumbers, select, yes {Wir haben {numbers} getestet. Die Anrufe sind durchgekommen.} other {Wir haben den Notruf getestet. Die Anrufe sind durchgekommen.}}}
        lost {Notrufe{hasNumbers, select, yes { ({numbers})} other {}} können in unserem Netz scheitern. Nehmen Sie ein Telefon in einem anderen Netz. Oder das Festnetz.}
        other {Wenn ${NUMBERS} nicht geht, nehmen Sie ein anderes Telefon oder das Festnetz.}}`,
    },
    back: {
      full: "Wieder verfügbar: {back}.",
      short: "Wieder verfügbar: {back}.",
      plain: "Das geht wieder: {back}.",
    },
    worse: {
      full: "Langsamer oder unzuverlässiger: {worse}.",
      short: "Schlechter: {worse}.",
      plain: "Langsamer oder nicht immer geht: {worse}.",
    },
    working: {
      full: "Nach unserem Wissen nicht betroffen: {working}.",
      short: "Unseres Wissens nicht betroffen: {working}.",
      plain: "Soweit wir wissen, ist das nicht betroffen: {working}.",
    },
    impaired: {
      full: "Zusammen mit denen, deren Dienst schlechter ist: {impaired}.",
      short: "Mit schlechterem Dienst: {impaired}.",
      plain: "Mit denen, deren Dienst schlechter ist: {impaired}.",
    },
    base: { full: "Davon: {base}.", short: "Davon: {base}.", plain: "Davon: {base}." },
    partners: {
      full: "Auch Kundinnen und Kunden anderer Marken im Netz {hasOthers, select, yes {sind} other {könnten}} betroffen{hasOthers, select, yes {} other { sein}}. Bitte sagen Sie Ihren, was wir unseren sagen.",
      short:
        "Kunden anderer Marken {hasOthers, select, yes {sind auch betroffen} other {könnten auch betroffen sein}}.",
      plain:
        "Auch Kundinnen und Kunden anderer Marken {hasOthers, select, yes {sind betroffen} other {könnten betroffen sein}}. Bitte sagen Sie Ihren, was wir unseren sagen.",
    },
    advice: {
      full: `{advice, select,
        wifi {Wo es WLAN gibt, geht das Internet darüber.}
        wifiAndCalls {Wo es WLAN gibt, geht das Internet darüber, auch Anrufe und Nachrichten per App.}
        other {Ausweg: Anrufe und Nachrichten per App über das Internet.}}`,
      short: `{advice, select,
        wifi {Nutzen Sie WLAN, wo es welches gibt.}
        wifiAndCalls {Nutzen Sie WLAN, wo es welches gibt, auch zum Anrufen per App.}
        other {Ausweg: Anrufe und Nachrichten per App.}}`,
      plain: `{advice, select,
        wifi {Wenn Sie WLAN haben, nutzen Sie es für das Internet.}
        wifiAndCalls {Wenn Sie WLAN haben, nutzen Sie es für das Internet. Anrufen und schreiben können Sie mit einer App.}
        other {Anrufen und schreiben können Sie mit einer App über das Internet.}}`,
    },
    expected: {
      full: `{hasExpected, select,
        range {Wir erwarten das Ende der Störung gegen {likely}, frühestens {earliest}, vielleicht erst {latest}.}
        one {Wir erwarten das Ende der Störung gegen {likely}.}
        other {Wann die Störung endet, können wir noch nicht sagen.}}`,
      short: `{hasExpected, select,
        range {Erwartetes Ende: etwa {likely}, zwischen {earliest} und {latest}.}
        one {Erwartetes Ende: etwa {likely}.}
        other {Wann sie endet, können wir noch nicht sagen.}}`,
      plain: `{hasExpected, select,
        range {Wir denken, sie endet etwa: {likely}. Vielleicht schon: {earliest}. Vielleicht erst: {latest}.}
        one {Wir denken, sie endet etwa: {likely}.}
        other {Wir wissen noch nicht, wann sie endet.}}`,
    },
    next: {
      full: "Die nächste Meldung kommt bis {next}.",
      short: "Nächste Meldung bis {next}.",
      plain: "Mehr sagen wir bis {next}.",
    },
    staff: {
      full: "Sagen Sie Kundinnen und Kunden, was hier steht, und nicht mehr. Keine Vermutungen über Ursache, Zahlen oder Ende.",
      short: "Kunden nur das sagen, nicht mehr. Keine Vermutungen.",
      plain: "Sagen Sie nur, was hier steht. Raten Sie nicht, warum, wie viele oder wie lange.",
    },
  },
  watched,
};
