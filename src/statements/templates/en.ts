import { sentences } from "../sentences/en.ts";
import type { Template } from "../composing/template.ts";
import { watched } from "../watched/en.ts";

const AS_FAR = "{operator}: everybody has service again as far as we see, checks go on";
const UPDATE_SORRY =
  "{harm, select, none {We are sorry for the disruption.} other {We are sorry that the disruption is not over yet.}}";

export const en: Template = {
  language: "en",
  name: "English",
  // Written by a machine, as are the other languages.
  reviewed: null,
  locale: "en-GB",
  gap: " ",
  times: {
    time: "{hour}:{minute}",
    date: "{day} {month}, {hour}:{minute}",
    year: "{day} {month} {year}, {hour}:{minute}",
    zoned: "{moment} {zone}",
  },
  months: "January February March April May June July August September October November December",
  lists: { comma: ", ", lost: " or ", services: " and ", numbers: " or " },
  services: { data: "mobile data", voice: "calls", sms: "texts", relay: "text relay", iot: "connections of devices" },
  more: "{names}, {count, plural, one {another service} other {# other services}}",
  unnamed: "{count, plural, one {one service} other {# services}}",
  titles: {
    holding: "{operator}: fault on the network",
    first: "{operator}: fault on the network, what is known",
    update: `{harm, select, none {${AS_FAR}} other {{operator}: update on the fault}}`,
    partial: `{harm, select, none {${AS_FAR}} other {{again, select,
      slower {{operator}: {slower} can be used again, slower than usual}
      back {{operator}: {back} can be used again}
      other {{operator}: fault on the network, fewer are affected}}}}`,
    restored: "{operator}: service restored",
    correction: "{operator}: correction{why, select, recounted {} unknown {} other {, the situation has changed}}",
  },
  labels: { say: "SAY", asked: "IF ASKED", mind: "REMEMBER" },
  messages: {
    "holding.customers": {
      full: "{operator} is sorry for the disruption, and we are working to put it right.",
      short: "{operator}: we are sorry.",
      plain: "This is {operator}. We are sorry. We are working to put things right.",
    },
    "holding.employees": {
      full: "To all who work at {operator}.",
      short: "{operator}, for staff.",
      plain: "This is for all who work at {operator}.",
    },
    "first.customers": {
      full: "{operator} is sorry for the disruption. This is what we know.",
      short: "{operator}: we are sorry.",
      plain: "This is {operator}. We are sorry. This is what we know.",
    },
    "first.partners": {
      full: "{operator} to its partners: we are sorry for the disruption on the network that your brands use.",
      short: "{operator} to its partners: sorry.",
      plain: "This is {operator}, for our partners. We are sorry.",
    },
    "first.press": {
      full: "{operator} apologises to its customers for the disruption. This is what is known.",
      short: "{operator} apologises.",
      plain: "This is {operator}. We apologise. This is what we know.",
    },
    "update.customers": {
      full: `An update from {operator}. ${UPDATE_SORRY}`,
      short: "{operator} update: we are sorry.",
      plain: "This is {operator}, with news. We are sorry.",
    },
    "update.press": {
      full: "{operator} tells what is known now, and apologises to its customers for the disruption.",
      short: "{operator} update.",
      plain: "This is {operator}, with news. We apologise.",
    },
    "update.employees": {
      full: "An update for all who work at {operator}.",
      short: "{operator} update, for staff.",
      plain: "This is news for all who work at {operator}.",
    },
    "partial.customers": {
      full: "An update from {operator}{harm, select, none {. We are sorry for the disruption.} other {: things are better, but not over yet. We are sorry.}}",
      short: "{operator}{harm, select, none { update: we are sorry.} other {: better, not over yet. Sorry.}}",
      plain: "This is {operator}, with news. We are sorry.",
    },
    "restored.customers": {
      full: "{operator}: service is restored. We are sorry for the disruption.",
      short: "{operator}: service restored. Sorry.",
      plain: "This is {operator}. Our network works again. We are sorry.",
    },
    "restored.press": {
      full: "{operator} reports that service is restored, and apologises to its customers.",
      short: "{operator}: service restored. We apologise.",
      plain: "This is {operator}. Our network works again. We apologise.",
    },
    "correction.press": {
      full: "{why, select, recounted {{operator} corrects what it said about the fault on its network, and apologises for the error.} unknown {{operator} corrects what it said about the fault on its network.} other {{operator} corrects what it said about the fault on its network, because things have changed since.}}",
      short: "Correction by {operator}{why, select, recounted {, sorry} other {}}:",
      plain: "This is {operator}, with a correction.{why, select, recounted { We apologise.} other {}}",
    },
  },
  sentences,
  watched,
};
