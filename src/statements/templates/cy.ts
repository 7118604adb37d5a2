import { sentences } from "../sentences/cy.ts";
import type { Template } from "../composing/template.ts";
import { watched } from "../watched/cy.ts";

const AS_FAR = "{operator}: hyd y gwelwn, mae gan bawb wasanaeth eto, ac rydym yn gwirio";
const SORRY =
  "{harm, select, none {Mae'n ddrwg gennym am yr hyn a ddigwyddodd.} other {Mae'n ddrwg gennym nad yw'r cyfan yn ei le eto.}}";

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
    update: `{harm, select, none {${AS_FAR}} other {{operator}: y diweddaraf am y nam}}`,
    partial: `{harm, select, none {${AS_FAR}} other {{again, select,
      slower {{operator}: ar gael eto, ond yn arafach nag arfer: {slower}}
      back {{operator}: ar gael eto: {back}}
      other {{operator}: y diweddaraf am y nam, llai wedi eu heffeithio}}}}`,
    restored: "{operator}: gwasanaeth wedi ei adfer",
    correction: "{operator}: cywiriad{why, select, recounted {} unknown {} other {, mae'r sefyllfa wedi newid}}",
  },
  labels: { say: "DYWEDWCH", asked: "OS GOFYNNIR", mind: "COFIWCH" },
  messages: {
    "holding.customers": {
      full: "Mae'n ddrwg gan {operator} am y trafferthion, ac rydym yn gweithio arnynt.",
      short: "{operator}: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma. Mae'n ddrwg gennym. Rydym yn gweithio arno.",
    },
    "holding.employees": {
      full: "I bawb sy'n gweithio i ni yn {operator}.",
      short: "{operator}, i staff.",
      plain: "Mae hyn i staff. {operator} sydd yma.",
    },
    "first.customers": {
      full: "Mae'n ddrwg gan {operator} am y trafferthion. Dyma a wyddom.",
      short: "{operator}: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma. Mae'n ddrwg gennym.",
    },
    "first.partners": {
      full: "{operator}, at ein partneriaid: mae'n ddrwg gennym am y trafferthion ar y rhwydwaith y mae eich brandiau'n ei ddefnyddio.",
      short: "{operator}, i bartneriaid: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma, i'n partneriaid. Mae'n ddrwg gennym.",
    },
    "first.press": {
      full: "Mae {operator} yn ymddiheuro i'w gwsmeriaid am y trafferthion. Dyma sy'n hysbys.",
      short: "Mae {operator} yn ymddiheuro.",
      plain: "{operator} sydd yma. Rydym yn ymddiheuro.",
    },
    "update.customers": {
      full: `{operator}: y diweddaraf. ${SORRY}`,
      short: "{operator}, y diweddaraf: mae'n ddrwg gennym.",
      plain: "{operator} sydd yma, gyda newyddion. Mae'n ddrwg gennym.",
    },
    "update.press": {
      full: "Mae {operator} yn dweud yr hyn sy'n hysbys nawr, ac yn ymddiheuro i'w gwsmeriaid.",
      short: "{operator}, y diweddaraf.",
      plain: "{operator} sydd yma, gyda newyddion. Rydym yn ymddiheuro.",
    },
    "update.employees": {
      full: "{operator}: y diweddaraf i staff.",
      short: "{operator}, y diweddaraf, i staff.",
      plain: "Newyddion i staff. {operator} sydd yma.",
    },
    "partial.customers": {
      full: `{operator}: y diweddaraf. {harm, select, none {} other {Mae pethau'n well. }}${SORRY}`,
      short:
        "{operator}{harm, select, none {, y diweddaraf: mae'n ddrwg gennym.} other {: mae pethau'n well. Ymddiheurwn.}}",
      plain: "{operator} sydd yma, gyda newyddion. Mae'n ddrwg gennym.",
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
      full: "{why, select, recounted {Mae {operator} yn cywiro'r hyn a ddywedodd am y nam ar y rhwydwaith, ac yn ymddiheuro am y gwall.} unknown {Mae {operator} yn cywiro'r hyn a ddywedodd am y nam ar y rhwydwaith.} other {Mae {operator} yn cywiro'r hyn a ddywedodd am y nam ar y rhwydwaith, gan fod pethau wedi newid ers hynny.}}",
      short: "Cywiriad gan {operator}{why, select, recounted {, ymddiheurwn} other {}}:",
      plain: "{operator} sydd yma, gyda chywiriad.{why, select, recounted { Rydym yn ymddiheuro.} other {}}",
    },
  },
  sentences,
  watched,
};
