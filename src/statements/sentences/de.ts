import type { Forms, Sentences } from "../composing/template.ts";

// {affected} and {impaired} are subjects, {slower}, {worse}, {unsure} and {back} objects: so any claim and any list fits, "zwischen A und B Anschlüsse" and "einen Dienst" too.
const SINCE = "{began, select, today {seit {since}} other {seit dem {since}}}";
const SINCE_AT_START = "{began, select, today {Seit {since}} other {Seit dem {since}}}";
const AT = "{began, select, today {Um {since}} other {Am {since},}}";
const WITHOUT = "{sure, select, maybe {ohne {lost} sein} other {ohne {lost}}}";
const ARE = "{sure, select, maybe {könnten} other {sind}}";
const BE = "{sure, select, maybe { sein} other {}}";
const PERHAPS = "{sure, select, maybe {möglicherweise } other {}}";

const some: Forms = {
  full: `{harm, select,
    lost {Wegen einer Störung im Netz ${SINCE} ${ARE} einige Kundinnen und Kunden ${WITHOUT}.}
    cut {Wegen einer Störung im Netz ${SINCE} fehlen einigen Kundinnen und Kunden ${PERHAPS}einzelne Dienste.}
    slower {Wegen einer Störung im Netz ${SINCE} können einige Kundinnen und Kunden {slower} ${PERHAPS}nur langsamer oder weniger zuverlässig nutzen.}
    worse {Wegen einer Störung im Netz ${SINCE} können einige Kundinnen und Kunden {worse} ${PERHAPS}nur langsamer oder weniger zuverlässig nutzen.}
    poor {Wegen einer Störung im Netz ${SINCE} ist das Netz für einige Kundinnen und Kunden ${PERHAPS}langsamer oder weniger zuverlässig.}
    other {Wir gehen einer Störung im Netz ${SINCE} nach.}}`,
  short: `{harm, select,
    lost {Störung ${SINCE}: Einige Kunden ${ARE} ${WITHOUT}.}
    cut {Störung ${SINCE}: Einigen Kunden fehlen ${PERHAPS}einzelne Dienste.}
    slower {Störung ${SINCE}: Einige Kunden können {slower} ${PERHAPS}nur langsamer nutzen.}
    worse {Störung ${SINCE}: Einige Kunden können {worse} ${PERHAPS}nur langsamer nutzen.}
    poor {Störung ${SINCE}: Für einige ist das Netz ${PERHAPS}langsamer.}
    other {Wir gehen einer Störung ${SINCE} nach.}}`,
  plain: `{harm, select,
    lost {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Im Moment ${ARE} einige Kundinnen und Kunden ${WITHOUT}.}
    cut {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Einigen Kundinnen und Kunden fehlen ${PERHAPS}einzelne Dienste.}
    slower {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Einige Kunden können {slower} ${PERHAPS}nur langsamer nutzen.}
    worse {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Einige Kunden können {worse} ${PERHAPS}nur langsamer nutzen.}
    poor {${SINCE_AT_START} gibt es eine Störung. Für einige ist unser Netz ${PERHAPS}langsamer oder weniger zuverlässig.}
    other {Wir prüfen eine Störung in unserem Netz ${SINCE}.}}`,
};

const lines: Forms = {
  full: `{harm, select,
    lost {Wegen einer Störung im Netz ${SINCE} ${ARE} {affected} ${WITHOUT}.}
    cut {Wegen einer Störung im Netz ${SINCE} ${ARE} {affected} ohne einzelne Dienste${BE}.}
    slower {Wegen einer Störung im Netz ${SINCE} ${ARE} {impaired} weiterhin nur eingeschränkt nutzbar${BE}.}
    worse {Wegen einer Störung im Netz ${SINCE} ${ARE} {impaired} langsamer oder weniger zuverlässig als sonst${BE} ({worse}).}
    poor {Wegen einer Störung im Netz ${SINCE} ${ARE} {impaired} langsamer oder weniger zuverlässig als sonst${BE}.}
    other {${AT} begann eine Störung im Netz. Soweit wir sehen, sind alle Anschlüsse wieder versorgt. Wir prüfen das, bevor wir die Störung für beendet erklären.}}`,
  short: `{harm, select,
    lost {Störung ${SINCE}: {affected} ${ARE} ${WITHOUT}.}
    cut {Störung ${SINCE}: {affected} ${ARE} ohne einzelne Dienste${BE}.}
    slower {Störung ${SINCE}: {impaired} ${ARE} eingeschränkt${BE}.}
    worse {Störung ${SINCE}: {impaired} ${ARE} langsamer oder unzuverlässiger${BE} ({worse}).}
    poor {Störung ${SINCE}: {impaired} ${ARE} langsamer oder unzuverlässiger${BE}.}
    other {Störung ${SINCE}: Soweit wir sehen, sind alle wieder versorgt. Wir prüfen das noch.}}`,
  plain: `{harm, select,
    lost {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Im Moment ${ARE} {affected} ${WITHOUT}.}
    cut {${SINCE_AT_START} gibt es eine Störung in unserem Netz. Im Moment ${ARE} {affected} ohne einzelne Dienste${BE}.}
    slower {Wegen einer Störung ${SINCE} ${ARE} {impaired} noch eingeschränkt${BE}.}
    worse {Wegen einer Störung ${SINCE} ${ARE} {impaired} langsamer als sonst${BE}. Es geht um {worse}.}
    poor {Wegen einer Störung ${SINCE} ${ARE} {impaired} langsamer oder weniger zuverlässig als sonst${BE}.}
    other {${AT} begann eine Störung in unserem Netz. Soweit wir sehen, sind alle wieder versorgt. Wir prüfen das noch.}}`,
};

const WHY = `{why, select,
    more {Das hat sich seither geändert: Jetzt sind mehr Anschlüsse betroffen.}
    fewer {Das hat sich seither geändert: Jetzt sind weniger Anschlüsse betroffen.}
    recounted {Das war unser Fehler: Wir haben die Anschlüsse neu gezählt.}
    services {Das hat sich seither geändert: Es sind nicht mehr dieselben Dienste.}
    times {Das hat sich seither geändert: Die Zeiten sind nicht mehr dieselben.}
    other {Inzwischen ist mehr bekannt.}}`;

const WHY_SHORT = `{why, select,
    more {Jetzt sind es mehr.}
    fewer {Jetzt sind es weniger.}
    recounted {Unser Fehler: neu gezählt.}
    services {Jetzt andere Dienste.}
    times {Die Zeiten sind jetzt andere.}
    other {Jetzt ist mehr bekannt.}}`;
const WHY_ALONE = `{why, select,
    more {Jetzt sind mehr Anschlüsse betroffen.}
    fewer {Jetzt sind weniger Anschlüsse betroffen.}
    recounted {Zählfehler, jetzt neu gezählt.}
    services {Jetzt sind andere Dienste betroffen.}
    times {Die Zeiten haben sich geändert.}
    other {Jetzt ist mehr bekannt.}}`;
const WHY_PLAIN = `{why, select,
    more {Die Lage hat sich geändert: Jetzt sind mehr betroffen.}
    fewer {Die Lage hat sich geändert: Jetzt sind weniger betroffen.}
    recounted {Das war unser Fehler. Wir haben neu gezählt.}
    services {Die Lage hat sich geändert: Jetzt sind andere Dienste betroffen.}
    times {Die Lage hat sich geändert: Die Zeiten sind jetzt andere.}
    other {Jetzt wissen wir mehr.}}`;

const NUMBERS_SHORT = "{hasNumbers, select, yes {{numbers}} other {Notruf}}";
const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {der Notruf}}";
const STILL = "{harm, select, none {immer noch } other {}}";
const BEGAN = "{began, select, today {von {since}} other {vom {since}}}";
const OF_THEN = "{spoke, select, today {von {saidAt}} other {vom {saidAt}}}";

/** In German. */
export const sentences: Sentences = {
  some,
  lines,
  until: {
    full: `{isOver, select, yes {Die Störung dauerte ${BEGAN} bis {to} und ist vorbei.} other {Die Störung ${SINCE} ist vorbei.}}`,
    short: `{isOver, select, yes {Die Störung ${BEGAN} bis {to} ist vorbei.} other {Die Störung ${SINCE} ist vorbei.}}`,
    plain: `{isOver, select, yes {Die Störung dauerte ${BEGAN} bis {to}. Sie ist vorbei.} other {Die Störung ${SINCE} ist vorbei.}}`,
  },
  corrected: {
    full: `{hasSaid, select,
      figure {In unserer Mitteilung ${OF_THEN} hieß es, {said} seien von einem Ausfall betroffen.}
      poorer {In unserer Mitteilung ${OF_THEN} hieß es, {said} seien gestört oder eingeschränkt.}
      time {Es geht um unsere Mitteilung ${OF_THEN}.}
      other {Es geht um eine frühere Mitteilung.}} ${WHY} Jetzt ist Folgendes bekannt.`,
    short: `{hasSaid, select,
      figure {{said} mit Ausfall (Stand {saidAt}). ${WHY_SHORT}}
      poorer {{said} gestört (Stand {saidAt}). ${WHY_SHORT}}
      other {${WHY_ALONE}}}`,
    plain: `{hasSaid, select,
      figure {In der Meldung ${OF_THEN} hieß es: {said} haben einen Ausfall. }
      poorer {In der Meldung ${OF_THEN} hieß es: {said} sind gestört oder langsamer. }
      other {}}${WHY_PLAIN}`,
  },
  emergency: {
    full: `{emergency, select,
      working {{hasNumbers, select, yes {Testanrufe bei {numbers} sind durchgekommen.} other {Testanrufe beim Notruf sind durchgekommen.}}}
      lost {Notrufe{hasNumbers, select, yes { ({numbers})} other {}} können aus diesem Netz scheitern: Nehmen Sie ein Telefon in einem anderen Netz oder einen Festnetzanschluss.}
      other {Wenn ${NUMBERS} ${STILL}nicht erreichbar ist, nehmen Sie ein anderes Telefon oder das Festnetz.}}`,
    short: `{emergency, select,
      working {{hasNumbers, select, yes {Testanrufe bei {numbers} sind durchgekommen.} other {Testanrufe beim Notruf sind durchgekommen.}}}
      lost {{hasNumbers, select, yes {{numbers}} other {Notruf}} kann scheitern: anderes Telefon oder Festnetz nehmen.}
      other {${NUMBERS_SHORT} ${STILL}nicht erreichbar? Anderes Telefon oder Festnetz.}}`,
    plain: `{emergency, select,
      working {{hasNumbers, select, yes {Wir haben {numbers} getestet. Die Anrufe sind durchgekommen.} other {Wir haben den Notruf getestet. Die Anrufe sind durchgekommen.}}}
      lost {Notrufe{hasNumbers, select, yes { an {numbers}} other {}} können in unserem Netz scheitern. Nehmen Sie ein Telefon in einem anderen Netz. Oder das Festnetz.}
      other {Wenn ${NUMBERS} ${STILL}nicht erreichbar ist, nehmen Sie ein anderes Telefon oder das Festnetz.}}`,
  },
  back: {
    full: "Kundinnen und Kunden können {back} wieder nutzen.",
    short: "Sie können {back} wieder nutzen.",
    plain: "Sie können {back} wieder nutzen.",
  },
  slower: {
    full: "Kundinnen und Kunden können {slower} wieder nutzen, allerdings langsamer oder weniger zuverlässig als sonst.",
    short: "Wieder nutzbar, aber langsamer: {slower}.",
    plain: "Sie können {slower} wieder nutzen, aber langsamer.",
  },
  served: {
    full: "Soweit wir wissen, ist zurzeit niemand ohne Dienst.",
    short: "Niemand ohne Dienst, soweit bekannt.",
    plain: "Soweit wir wissen, ist niemand ohne Dienst.",
  },
  worse: {
    full: "Manche Kundinnen und Kunden können {worse} nur langsamer oder weniger zuverlässig nutzen.",
    short: "Bei einigen langsamer: {worse}.",
    plain: "Manche Kunden können {worse} nur langsamer nutzen.",
  },
  unsure: {
    full: "Möglicherweise können manche Kundinnen und Kunden {unsure} nur eingeschränkt nutzen; wie viele, wissen wir nicht.",
    short: "Vielleicht eingeschränkt: {unsure}.",
    plain: "Vielleicht können manche Kunden {unsure} nur eingeschränkt nutzen. Wie viele, wissen wir nicht.",
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
  base: {
    full: "Von den betroffenen Anschlüssen: {base}.",
    short: "Davon: {base}.",
    plain: "Von den betroffenen Anschlüssen: {base}.",
  },
  partners: {
    full: "Auch Kundinnen und Kunden anderer Marken im Netz {hasOthers, select, yes {sind betroffen} other {könnten betroffen sein}}. Bitte sagen Sie Ihren, was wir unseren sagen.",
    short: "Kunden anderer Marken {hasOthers, select, yes {sind auch betroffen} other {könnten auch betroffen sein}}.",
    plain:
      "Auch Kundinnen und Kunden anderer Marken {hasOthers, select, yes {sind betroffen} other {könnten betroffen sein}}. Bitte sagen Sie Ihren, was wir unseren sagen.",
  },
  advice: {
    full: `{advice, select,
      wifi {Wo es WLAN gibt, lässt sich das Internet darüber nutzen.}
      wifiAndCalls {Wo es WLAN gibt, lässt sich das Internet darüber nutzen, auch für Anrufe und Nachrichten per App.}
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
      range {Voraussichtliches Ende der Störung: {likely}, frühestens {earliest}, spätestens {latest}.}
      one {Voraussichtliches Ende der Störung: {likely}.}
      other {Wann die Störung endet, können wir noch nicht sagen.}}`,
    short: `{hasExpected, select,
      range {Erwartetes Ende: etwa {likely}, zwischen {earliest} und {latest}.}
      one {Erwartetes Ende: etwa {likely}.}
      other {Das Ende der Störung ist noch nicht absehbar.}}`,
    plain: `{hasExpected, select,
      range {Wir erwarten das Ende der Störung etwa zu dieser Zeit: {likely}. Frühestens {earliest}, spätestens {latest}.}
      one {Wir erwarten das Ende der Störung etwa zu dieser Zeit: {likely}.}
      other {Wann die Störung endet, wissen wir noch nicht.}}`,
  },
  next: {
    full: "Die nächste Meldung kommt bis {next}.",
    short: "Neues bis {next}.",
    plain: "Mehr sagen wir bis {next}.",
  },
  staff: {
    full: "Sagen Sie Kundinnen und Kunden, was hier steht, und nicht mehr: keine anderen Zahlen, keine Vermutungen über Ursache oder Ende.",
    short: "Kunden nur das sagen, nicht mehr. Keine Vermutungen.",
    plain: "Sagen Sie nur, was hier steht. Nennen Sie keine anderen Zahlen. Raten Sie nicht, warum oder wie lange.",
  },
};
