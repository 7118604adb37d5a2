import type { Forms, Sentences } from "../composing/template.ts";

// Values stand where nothing mutates them: after “mae” or a colon. Lists have no “a”, which is “ac” before a vowel and mutates.
const IS = "{sure, select, maybe {gall fod} other {mae}}";
const IS_AT_START = "{sure, select, maybe {Gall fod} other {Mae}}";

const some: Forms = {
  full: `{harm, select,
    lost {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} rhai cwsmeriaid heb rai gwasanaethau.}
    slower {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {slower}.}
    worse {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy.}
    other {Rydym yn ymchwilio i nam ar y rhwydwaith ers {since}.}}`,
  short: `{harm, select,
    lost {Nam ers {since}: ${IS} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Nam ers {since}: ${IS} rhai cwsmeriaid heb rai gwasanaethau.}
    slower {Nam ers {since}: ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {slower}.}
    worse {Nam ers {since}: ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Nam ers {since}: ${IS} gwasanaeth rhai cwsmeriaid yn arafach neu'n llai dibynadwy.}
    other {Rydym yn ymchwilio i nam ers {since}.}}`,
  plain: `{harm, select,
    lost {Mae nam ar ein rhwydwaith ers {since}. ${IS_AT_START} rhai cwsmeriaid heb wasanaeth: {lost}.}
    cut {Mae nam ar ein rhwydwaith ers {since}. ${IS_AT_START} rhai cwsmeriaid heb rai gwasanaethau.}
    slower {Mae nam ar ein rhwydwaith ers {since}. I rai cwsmeriaid, ${IS} hyn yn arafach neu'n llai dibynadwy: {slower}.}
    worse {Mae nam ar ein rhwydwaith ers {since}. I rai cwsmeriaid, ${IS} hyn yn arafach neu'n llai dibynadwy: {worse}.}
    poor {Mae nam ar ein rhwydwaith ers {since}. I rai cwsmeriaid, ${IS} gwasanaeth yn arafach neu'n llai dibynadwy.}
    other {Rydym yn edrych ar nam ar ein rhwydwaith ers {since}.}}`,
};

const lines: Forms = {
  full: `{harm, select,
    lost {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} {affected} heb rai gwasanaethau.}
    slower {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} {impaired} yn dal i gael gwasanaeth gwaeth nag arfer.}
    worse {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}.}
    poor {Oherwydd nam ar y rhwydwaith ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy.}
    other {Bu nam ar y rhwydwaith ers {since}. Hyd y gwelwn, mae gan bawb wasanaeth eto. Rydym yn gwirio hyn cyn dweud bod y nam wedi dod i ben.}}`,
  short: `{harm, select,
    lost {Nam ers {since}: ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Nam ers {since}: ${IS} {affected} heb rai gwasanaethau.}
    slower {Nam ers {since}: ${IS} {impaired} yn cael gwasanaeth gwaeth.}
    worse {Nam ers {since}: ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}.}
    poor {Nam ers {since}: ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy.}
    other {Nam ers {since}: hyd y gwelwn, mae gan bawb wasanaeth eto. Rydym yn gwirio hyn.}}`,
  plain: `{harm, select,
    lost {Mae nam ar ein rhwydwaith ers {since}. Ar hyn o bryd, ${IS} {affected} heb wasanaeth: {lost}.}
    cut {Mae nam ar ein rhwydwaith ers {since}. Ar hyn o bryd, ${IS} {affected} heb rai gwasanaethau.}
    slower {Oherwydd nam ers {since}, ${IS} {impaired} yn dal i gael gwasanaeth gwaeth.}
    worse {Oherwydd nam ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy: {worse}.}
    poor {Oherwydd nam ers {since}, ${IS} {impaired} yn cael gwasanaeth arafach neu lai dibynadwy.}
    other {Bu nam ar ein rhwydwaith ers {since}. Hyd y gwelwn, mae gan bawb wasanaeth eto. Rydym yn gwirio hyn cyn dweud iddo ddod i ben.}}`,
};

const WHY = `{why, select,
    more {Mae'r sefyllfa wedi newid ers hynny: mae mwy o linellau wedi eu heffeithio nawr.}
    fewer {Mae'r sefyllfa wedi newid ers hynny: mae llai o linellau wedi eu heffeithio nawr.}
    recounted {Ein gwall ni oedd hynny: rydym wedi cyfrif y llinellau eto.}
    services {Mae'r sefyllfa wedi newid ers hynny: nid yr un gwasanaethau ydynt nawr.}
    times {Mae'r sefyllfa wedi newid ers hynny: nid yr un amserau ydynt nawr.}
    other {Mae mwy yn hysbys nawr.}}`;

/** Behind what was said, and without it. */
const WHY_SHORT = `{why, select,
    more {Mae mwy nawr.}
    fewer {Mae llai nawr.}
    recounted {Ein gwall ni: cyfrif eto.}
    services {Gwasanaethau eraill nawr.}
    times {Amserau eraill nawr.}
    other {Mae mwy yn hysbys.}}`;
const WHY_ALONE = `{why, select,
    more {mwy o linellau erbyn hyn.}
    fewer {llai o linellau erbyn hyn.}
    recounted {gwall cyfrif.}
    services {gwasanaethau eraill erbyn hyn.}
    times {amserau eraill erbyn hyn.}
    other {mae mwy yn hysbys.}}`;
const WHY_PLAIN = `{why, select,
    more {Mae pethau wedi newid: mae'r nam ar fwy o linellau.}
    fewer {Mae pethau wedi newid: mae'r nam ar lai o linellau.}
    recounted {Ein gwall ni oedd hynny. Rydym wedi cyfrif y llinellau eto.}
    services {Mae pethau wedi newid: gwasanaethau eraill sydd nawr.}
    times {Mae pethau wedi newid: amserau eraill sydd nawr.}
    other {Mae mwy yn hysbys nawr.}}`;

const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {galwad frys}}";
const STILL = "{harm, select, none { o hyd} other {}}";
const OF_THEN = "{spoke, select, today {am {saidAt}} other {ar {saidAt}}}";

/** In Welsh. */
export const sentences: Sentences = {
  some,
  lines,
  until: {
    full: "{isOver, select, yes {Parhaodd y nam o {since} hyd {to}, ac mae ar ben.} other {Mae'r nam ers {since} ar ben.}}",
    short: "{isOver, select, yes {Mae'r nam ar ben ({since} - {to}).} other {Mae'r nam ers {since} ar ben.}}",
    plain:
      "{isOver, select, yes {Parhaodd y nam o {since} hyd {to}. Mae ar ben.} other {Mae'r nam ers {since} ar ben.}}",
  },
  corrected: {
    full: `{hasSaid, select,
      figure {Yn ein datganiad ${OF_THEN} dywedasom fod un gwasanaeth neu fwy wedi ei golli ar y nifer hwn: {said}.}
      poorer {Yn ein datganiad ${OF_THEN} dywedasom fod gwasanaeth gwaeth, neu ddim gwasanaeth, ar y nifer hwn: {said}.}
      time {Mae hyn am ein datganiad ${OF_THEN}.}
      other {Mae hyn am ddatganiad cynharach.}} ${WHY} Dyma sy'n hysbys nawr.`,
    short: `{hasSaid, select,
      figure {dywedasom (${OF_THEN}) fod hyn heb wasanaeth: {said}. ${WHY_SHORT}}
      poorer {dywedasom (${OF_THEN}) fod gwasanaeth gwaeth ar: {said}. ${WHY_SHORT}}
      other {${WHY_ALONE}}}`,
    plain: `{hasSaid, select,
      figure {Yn ein newyddion ${OF_THEN} dywedasom fod hyn wedi colli gwasanaeth: {said}. }
      poorer {Yn ein newyddion ${OF_THEN} dywedasom fod gwasanaeth gwaeth ar hyn: {said}. }
      other {}}${WHY_PLAIN}`,
  },
  emergency: {
    full: `{emergency, select,
      working {{hasNumbers, select, yes {Mae galwadau prawf wedi cyrraedd: {numbers}.} other {Mae galwadau brys prawf wedi cyrraedd.}}}
      lost {Gall galwadau brys{hasNumbers, select, yes { ({numbers})} other {}} fethu o ffonau ar y rhwydwaith hwn: defnyddiwch ffôn ar rwydwaith arall, neu linell dir.}
      other {Os bydd ${NUMBERS} yn methu${STILL}, defnyddiwch ffôn arall neu linell dir.}}`,
    short: `{emergency, select,
      working {{hasNumbers, select, yes {Mae galwadau prawf wedi cyrraedd: {numbers}.} other {Mae galwadau brys prawf wedi cyrraedd.}}}
      lost {Gall {hasNumbers, select, yes {{numbers}} other {galwad frys}} fethu: defnyddiwch linell dir neu fobeil arall.}
      other {Os bydd ${NUMBERS} yn methu${STILL}: defnyddiwch linell dir neu fobeil arall.}}`,
    plain: `{emergency, select,
      working {{hasNumbers, select, yes {Gwnaethom alwadau prawf: {numbers}. Maent wedi cyrraedd.} other {Gwnaethom alwadau brys prawf. Maent wedi cyrraedd.}}}
      lost {Gall galwadau brys{hasNumbers, select, yes { i {numbers}} other {}} fethu ar ein rhwydwaith. Defnyddiwch ffôn ar rwydwaith arall. Neu linell dir.}
      other {Os bydd ${NUMBERS} yn methu${STILL}, defnyddiwch ffôn arall neu linell dir.}}`,
  },
  back: {
    full: "Gall cwsmeriaid ddefnyddio'r rhain eto: {back}.",
    short: "Ar gael eto: {back}.",
    plain: "Gallwch ddefnyddio'r rhain eto: {back}.",
  },
  slower: {
    full: "Gall cwsmeriaid ddefnyddio'r rhain eto, yn arafach neu'n llai dibynadwy nag arfer: {slower}.",
    short: "Ar gael eto, yn arafach: {slower}.",
    plain: "Gallwch ddefnyddio'r rhain eto, ond yn arafach: {slower}.",
  },
  served: {
    full: "Hyd y gwyddom, nid oes neb heb wasanaeth nawr.",
    short: "Ni wyddom am neb heb wasanaeth.",
    plain: "Hyd y gwyddom, nid oes neb heb wasanaeth nawr.",
  },
  worse: {
    full: "I rai cwsmeriaid, yn arafach neu'n llai dibynadwy: {worse}.",
    short: "Gwaeth i rai: {worse}.",
    plain: "I rai, mae hyn yn arafach neu'n llai dibynadwy: {worse}.",
  },
  unsure: {
    full: "I rai cwsmeriaid, gall hyn fod yn arafach neu'n llai dibynadwy: {unsure}. Ni wyddom i faint.",
    short: "Efallai'n waeth i rai: {unsure}.",
    plain: "I rai, gall hyn fod yn arafach neu'n llai dibynadwy: {unsure}. Ni wyddom i faint.",
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
  base: {
    full: "O'r llinellau sydd wedi colli gwasanaeth: {base}.",
    short: "O'r rhain: {base}.",
    plain: "O'r llinellau hyn: {base}.",
  },
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
    short: "Mwy erbyn {next}.",
    plain: "Byddwn yn dweud mwy erbyn {next}.",
  },
  staff: {
    full: "Dywedwch wrth gwsmeriaid yr hyn sydd yma, a dim mwy: dim niferoedd eraill, a dim dyfalu am yr achos na'r diwedd.",
    short: "Dywedwch hyn wrth gwsmeriaid, a dim mwy. Peidiwch dyfalu.",
    plain: "Dywedwch yr hyn sydd yma yn unig. Peidiwch â rhoi niferoedd eraill. Peidiwch â dyfalu pam, na pha mor hir.",
  },
};
