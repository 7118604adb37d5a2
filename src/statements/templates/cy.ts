import type { Forms, Template } from "../template.ts";
import { watched } from "../watched/cy.ts";

// Values stand where nothing mutates them: after “mae” or a colon. Lists have no “a”, which is “ac” before a vowel and mutates.
const IS = "{sure, select, maybe {gall fod} other {mae}}";
const IS_AT_START = "{sure, select, maybe {Gall fod} other {Mae}}";

const SOME: Forms = {
  full: `{harm, select,
    lost {Oherwydd nam ers {since}, ${IS} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Oherwydd nam ers {since}, ${IS} rhai cwsmeriaid heb rai gwasanaethau.}
    worse {Oherwydd nam ers {since}, ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Oherwydd nam ers {since}, ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy.}
    other {Rydym yn ymchwilio i nam ers {since}.}}`,
  short: `{harm, select,
    lost {Nam ers {since}: ${IS} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Nam ers {since}: ${IS} rhai cwsmeriaid heb rai gwasanaethau.}
    worse {Nam ers {since}: ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Nam ers {since}: ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy.}
    other {Rydym yn ymchwilio i nam ers {since}.}}`,
  plain: `{harm, select,
    lost {Mae nam ar y rhwydwaith ers {since}. ${IS_AT_START} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Mae nam ar y rhwydwaith ers {since}. ${IS_AT_START} rhai cwsmeriaid heb rai gwasanaethau.}
    worse {Mae nam ar y rhwydwaith ers {since}. I rai cwsmeriaid, ${IS} hyn yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Mae nam ar y rhwydwaith ers {since}. I rai cwsmeriaid, ${IS} gwasanaeth yn arafach neu'n llai dibynadwy.}
    other {Rydym yn edrych ar nam ers {since}.}}`,
};

const LINES: Forms = {
  full: `{harm, select,
    lost {Oherwydd nam ers {since}, ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Oherwydd nam ers {since}, ${IS} {affected} heb rai gwasanaethau.}
    worse {Oherwydd nam ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}. Nid oes neb heb wasanaeth yn llwyr ar hyn o bryd.}
    poor {Oherwydd nam ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy. Nid oes neb heb wasanaeth yn llwyr ar hyn o bryd.}
    other {Bu nam ers {since}. Ar hyn o bryd ni welwn neb heb wasanaeth na neb â gwasanaeth gwaeth, ac rydym yn dal i wylio.}}`,
  short: `{harm, select,
    lost {Nam ers {since}: ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Nam ers {since}: ${IS} {affected} heb rai gwasanaethau.}
    worse {Nam ers {since}: ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}.}
    poor {Nam ers {since}: ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy.}
    other {Nam ers {since}: ni welwn neb heb wasanaeth nawr; rydym yn dal i wylio.}}`,
  plain: `{harm, select,
    lost {Mae nam ar y rhwydwaith ers {since}. Ar hyn o bryd, ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Mae nam ar y rhwydwaith ers {since}. Ar hyn o bryd, ${IS} {affected} heb rai gwasanaethau.}
    worse {Mae nam ar y rhwydwaith ers {since}. Nid oes neb heb wasanaeth yn llwyr nawr. Ond ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}.}
    poor {Mae nam ar y rhwydwaith ers {since}. Nid oes neb heb wasanaeth yn llwyr nawr. Ond ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy.}
    other {Bu nam ers {since}. Ni welwn neb heb wasanaeth nawr. Rydym yn dal i wylio.}}`,
};

const WHY = `{why, select,
    more {mae nam ar fwy o linellau nag y gwyddem}
    fewer {mae nam ar lai o linellau nag a ddywedwyd}
    recounted {mae'r llinellau wedi eu cyfrif eto}
    services {nid y gwasanaethau a enwyd yw'r rhai sydd heb weithio}
    times {nid oedd yr amserau'n gywir}
    other {mae mwy yn hysbys nawr}}`;

const WHY_SHORT =
  "{why, select, more {mwy o linellau} fewer {llai o linellau} recounted {wedi eu cyfrif eto} services {gwasanaethau eraill} times {amserau anghywir} other {mwy yn hysbys}}";
const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {galwad frys}}";

export const cy: Template = {
  language: "cy",
  name: "Cymraeg",
  reviewed: null,
  locale: "cy-GB",
  gap: " ",
  times: {
    time: "{hour}:{minute}",
    date: "{day} {month}, {hour}:{minute}",
    year: "{day} {month} {year}, {hour}:{minute}",
    zoned: "{moment} {zone}",
  },
  months: "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
  lists: { comma: ", ", lost: ", ", services: ", ", numbers: " neu " },
  services: { data: "data symudol", voice: "galwadau", sms: "negeseuon", relay: "cyfnewid testun", iot: "dyfeisiau" },
  more: "{names}, {count, plural, one {un gwasanaeth arall} other {gwasanaethau eraill (#)}}",
  unnamed: "{count, plural, one {un gwasanaeth} other {nifer o wasanaethau (#)}}",
  titles: {
    holding: "{operator}: nam ar y rhwydwaith",
    first: "{operator}: nam ar y rhwydwaith, yr hyn sy'n hysbys",
    update: "{operator}: y diweddaraf am y nam",
    partial: "{operator}: y diweddaraf am y nam, rhan o'r gwaith wedi ei wneud",
    restored: "{operator}: gwasanaeth wedi ei adfer",
    correction: "{operator}: cywiriad",
  },
  labels: { say: "DYWEDWCH", asked: "OS GOFYNNIR", mind: "COFIWCH" },
  messages: {
    "holding.customers": {
      full: "Mae'n ddrwg gan {operator}: mae nam ar ein rhwydwaith, ac rydym yn gweithio arno.",
      short: "{operator}: mae'n ddrwg gennym, mae nam.",
      plain: "{operator} sydd yma. Mae rhywbeth o'i le ar ein rhwydwaith. Mae'n ddrwg gennym.",
    },
    "holding.employees": {
      full: "I bawb sy'n gweithio i ni yn {operator}: mae nam ar ein rhwydwaith.",
      short: "{operator}, i staff.",
      plain: "Mae hyn i staff. {operator} sydd yma. Mae rhywbeth o'i le ar ein rhwydwaith.",
    },
    "first.customers": {
      full: "Mae'n ddrwg gan {operator} am y nam ar y rhwydwaith. Dyma a wyddom.",
      short: "{operator}: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma. Mae nam ar ein rhwydwaith. Mae'n ddrwg gennym.",
    },
    "first.partners": {
      full: "{operator}, at ein partneriaid: mae nam ar y rhwydwaith y mae eich brandiau'n ei ddefnyddio. Mae'n ddrwg gennym.",
      short: "{operator}, i bartneriaid: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma, i'n partneriaid. Mae nam ar y rhwydwaith. Mae'n ddrwg gennym.",
    },
    "first.press": {
      full: "Mae {operator} yn ymddiheuro am y nam ar y rhwydwaith. Dyma sy'n hysbys.",
      short: "Mae {operator} yn ymddiheuro.",
      plain: "{operator} sydd yma. Mae nam ar ein rhwydwaith. Rydym yn ymddiheuro.",
    },
    "update.customers": {
      full: "{operator}: y diweddaraf. Mae'n ddrwg gennym fod y nam yn parhau.",
      short: "{operator}, y diweddaraf: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma, gyda newyddion. Mae'r nam yn parhau. Mae'n ddrwg gennym.",
    },
    "update.press": {
      full: "Mae {operator} yn dweud yr hyn sy'n hysbys am y nam nawr, ac yn ymddiheuro i'w gwsmeriaid.",
      short: "{operator}, y diweddaraf.",
      plain: "{operator} sydd yma, gyda newyddion am y nam. Rydym yn ymddiheuro.",
    },
    "update.employees": {
      full: "{operator}: y diweddaraf i staff.",
      short: "{operator}, y diweddaraf, i staff.",
      plain: "Newyddion i staff. {operator} sydd yma.",
    },
    "partial.customers": {
      full: "{operator}: y diweddaraf. Mae rhan o'r gwaith wedi ei wneud, ac mae'n ddrwg gennym nad yw'r cyfan.",
      short: "{operator}, y diweddaraf: mae'n ddrwg gennym, mae'r nam yn parhau.",
      plain:
        "{operator} sydd yma, gyda newyddion. Mae rhan o'r gwaith wedi ei wneud. Mae'n ddrwg gennym nad yw'r cyfan.",
    },
    "restored.customers": {
      full: "{operator}: mae'r gwasanaeth wedi ei adfer. Mae'n ddrwg gennym am yr hyn a ddigwyddodd.",
      short: "{operator}: gwasanaeth wedi ei adfer. Mae'n ddrwg gennym.",
      plain: "{operator} sydd yma. Mae ein rhwydwaith yn gweithio eto. Mae'n ddrwg gennym.",
    },
    "restored.press": {
      full: "Mae {operator} yn dweud bod y gwasanaeth wedi ei adfer, ac yn ymddiheuro i'w gwsmeriaid.",
      short: "{operator}: gwasanaeth wedi ei adfer. Rydym yn ymddiheuro.",
      plain: "{operator} sydd yma. Mae ein rhwydwaith yn gweithio eto. Rydym yn ymddiheuro.",
    },
    "correction.press": {
      full: "Mae {operator} yn cywiro'r hyn a ddywedodd, ac yn ymddiheuro am y gwall.",
      short: "Mae {operator} yn cywiro ac yn ymddiheuro.",
      plain: "{operator} sydd yma. Nid yw rhywbeth a ddywedasom yn gywir. Rydym yn ymddiheuro.",
    },
  },
  sentences: {
    some: SOME,
    lines: LINES,
    until: {
      full: "{isOver, select, yes {Parhaodd y nam o {since} hyd {to}, ac mae ar ben.} other {Mae'r nam ers {since} ar ben.}}",
      short: "{isOver, select, yes {Mae'r nam ar ben ({since} - {to}).} other {Mae'r nam ers {since} ar ben.}}",
      plain:
        "{isOver, select, yes {Dechreuodd: {since}. Daeth i ben: {to}. Mae ar ben.} other {Dechreuodd: {since}. Mae ar ben.}}",
    },
    corrected: {
      full: `{hasSaid, select, figure {Yn ein datganiad ({saidAt}) dywedasom: {said}.} time {Gwnaethom ddatganiad ({saidAt}).} other {Gwnaethom ddatganiad yn gynharach.}} Nid yw'n dal bellach: ${WHY}. Dyma sy'n gywir nawr.`,
      short: `{hasSaid, select, figure {Dywedasom ({saidAt}): {said}.} time {Ein datganiad ({saidAt}).} other {Ein datganiad cynharach.}} Nid yw'n dal: ${WHY_SHORT}.`,
      plain: `{hasSaid, select, figure {Yn gynharach ({saidAt}) dywedasom: {said}.} time {Dywedasom rywbeth yn gynharach ({saidAt}).} other {Dywedasom rywbeth yn gynharach.}} Nid yw hynny'n gywir nawr: ${WHY}. Dyma a wyddom nawr.`,
    },
    emergency: {
      full: `{emergency, select,
        working {{hasNumbers, select, yes {Mae galwadau prawf wedi cyrraedd: {numbers}.} other {Mae galwadau brys prawf wedi cyrraedd.}}}
        lost {Gall galwadau brys{hasNumbers, select, yes { ({numbers})} other {}} fethu o ffonau ar y rhwydwaith hwn: defnyddiwch ffôn ar rwydwaith arall, neu linell dir.}
        other {Os bydd ${NUMBERS} yn methu, defnyddiwch ffôn arall neu linell dir.}}`,
      short: `{emergency, select,
        working {{hasNumbers, select, yes {Mae galwadau prawf wedi cyrraedd: {numbers}.} other {Mae galwadau brys prawf wedi cyrraedd.}}}
        lost {Gall {hasNumbers, select, yes {{numbers}} other {galwad frys}} fethu: defnyddiwch linell dir neu fobeil arall.}
        other {Os bydd ${NUMBERS} yn methu: defnyddiwch linell dir neu fobeil arall.}}`,
      plain: `{emergency, select,
        working {{hasNumbers, select, yes {Gwnaethom alwadau prawf: {numbers}. Maent wedi cyrraedd.} other {Gwnaethom alwadau brys prawf. Maent wedi cyrraedd.}}}
        lost {Gall galwadau brys{hasNumbers, select, yes { ({numbers})} other {}} fethu ar ein rhwydwaith. Defnyddiwch ffôn ar rwydwaith arall. Neu linell dir.}
        other {Os bydd ${NUMBERS} yn methu, defnyddiwch ffôn arall neu linell dir.}}`,
    },
    back: {
      full: "Ar gael eto: {back}.",
      short: "Ar gael eto: {back}.",
      plain: "Gallwch ddefnyddio'r rhain eto: {back}.",
    },
    worse: {
      full: "Yn arafach neu'n llai dibynadwy: {worse}.",
      short: "Gwaeth: {worse}.",
      plain: "Mae hyn yn arafach neu'n llai dibynadwy: {worse}.",
    },
    working: {
      full: "Hyd y gwyddom, heb eu heffeithio: {working}.",
      short: "Hyd y gwyddom, heb eu heffeithio: {working}.",
      plain: "Hyd y gwyddom, nid yw'r nam ar y rhain: {working}.",
    },
    impaired: {
      full: "Gyda'r rhai sy'n cael gwasanaeth gwaeth: {impaired}.",
      short: "Gyda gwasanaeth gwaeth: {impaired}.",
      plain: "Gyda'r rhai sy'n cael gwasanaeth gwaeth: {impaired}.",
    },
    base: { full: "O'r rhain: {base}.", short: "O'r rhain: {base}.", plain: "O'r rhain: {base}." },
    partners: {
      full: "{hasOthers, select, yes {Mae'r nam hefyd ar gwsmeriaid} other {Gall y nam fod hefyd ar gwsmeriaid}} brandiau eraill y rhwydwaith. Dywedwch wrth eich rhai chi yr hyn a ddywedwn wrth ein rhai ni.",
      short:
        "{hasOthers, select, yes {Mae'r nam hefyd ar gwsmeriaid} other {Gall y nam fod hefyd ar gwsmeriaid}} brandiau eraill.",
      plain:
        "{hasOthers, select, yes {Mae'r nam hefyd ar gwsmeriaid} other {Gall y nam fod hefyd ar gwsmeriaid}} brandiau eraill. Dywedwch wrth eich rhai chi yr un peth.",
    },
    advice: {
      full: `{advice, select,
        wifi {Lle mae Wi-Fi, defnyddiwch ef ar gyfer y rhyngrwyd.}
        wifiAndCalls {Lle mae Wi-Fi, defnyddiwch ef ar gyfer y rhyngrwyd, ac apiau ar gyfer galw a negeseua.}
        other {Rhowch gynnig ar apiau i alw a negeseua dros y rhyngrwyd.}}`,
      short: `{advice, select,
        wifi {Defnyddiwch Wi-Fi lle mae ar gael.}
        wifiAndCalls {Defnyddiwch Wi-Fi lle mae ar gael, hefyd i alw drwy ap.}
        other {Rhowch gynnig ar ap i alw a negeseua.}}`,
      plain: `{advice, select,
        wifi {Os oes Wi-Fi gennych, defnyddiwch ef ar gyfer y rhyngrwyd.}
        wifiAndCalls {Os oes Wi-Fi gennych, defnyddiwch ef ar gyfer y rhyngrwyd. Gallwch alw ac ysgrifennu ag ap.}
        other {Gallwch alw ac ysgrifennu ag ap, dros y rhyngrwyd.}}`,
    },
    expected: {
      full: `{hasExpected, select,
        range {Disgwyliwn i'r nam ddod i ben tua'r amser hwn: {likely} (rhwng {earliest} a {latest}).}
        one {Disgwyliwn i'r nam ddod i ben tua'r amser hwn: {likely}.}
        other {Ni allwn ddweud eto pryd y daw'r nam i ben.}}`,
      short: `{hasExpected, select,
        range {Diwedd disgwyliedig: {likely} ({earliest} - {latest}).}
        one {Diwedd disgwyliedig: {likely}.}
        other {Ni allwn ddweud eto pryd y daw i ben.}}`,
      plain: `{hasExpected, select,
        range {Credwn mai dyma pryd y daw i ben: {likely}. Y cynharaf: {earliest}. Y diweddaraf: {latest}.}
        one {Credwn mai dyma pryd y daw i ben: {likely}.}
        other {Ni wyddom eto pryd y daw i ben.}}`,
    },
    next: {
      full: "Daw'r diweddariad nesaf erbyn {next}.",
      short: "Diweddariad nesaf erbyn {next}.",
      plain: "Byddwn yn dweud mwy erbyn {next}.",
    },
    staff: {
      full: "Dywedwch wrth gwsmeriaid yr hyn sydd yma, a dim mwy. Peidiwch â dyfalu am yr achos, y niferoedd na'r diwedd.",
      short: "Dywedwch hyn wrth gwsmeriaid, a dim mwy. Peidiwch dyfalu.",
      plain: "Dywedwch yr hyn sydd yma yn unig. Peidiwch â dyfalu pam, faint, na pha mor hir.",
    },
  },
  watched,
};
