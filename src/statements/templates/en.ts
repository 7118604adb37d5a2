import type { Forms, Template } from "../template.ts";
import { watched } from "../watched/en.ts";

const HAVE = "{sure, select, maybe {may have} other {have}}";
const ARE_NOT = "{sure, select, maybe {may not be} other {are not}}";
const IS = "{sure, select, maybe {may be} other {is}}";

const SOME: Forms = {
  full: `{harm, select,
    lost {Because of a fault since {since}, some customers ${HAVE} no {lost}.}
    cut {Because of a fault since {since}, some services ${ARE_NOT} available to some customers.}
    worse {Because of a fault since {since}, service ${IS} slower or less reliable for some customers: {worse}.}
    poor {Because of a fault since {since}, service ${IS} slower or less reliable for some customers.}
    other {We are looking into a fault since {since}.}}`,
  short: `{harm, select,
    lost {Fault since {since}: some customers ${HAVE} no {lost}.}
    cut {Fault since {since}: some services ${ARE_NOT} available to some customers.}
    worse {Fault since {since}: service ${IS} slower or less reliable for some customers ({worse}).}
    poor {Fault since {since}: service ${IS} slower or less reliable for some customers.}
    other {We are looking into a fault since {since}.}}`,
  plain: `{harm, select,
    lost {There has been a fault since {since}. Right now, some customers ${HAVE} no {lost}.}
    cut {There has been a fault since {since}. Right now, some services ${ARE_NOT} available to some customers.}
    worse {There has been a fault since {since}. For some customers this ${IS} slower or less reliable: {worse}.}
    poor {There has been a fault since {since}. For some customers service ${IS} slower or less reliable.}
    other {We are looking into a fault since {since}.}}`,
};

const LINES: Forms = {
  full: `{harm, select,
    lost {Because of a fault since {since}, {affected} ${HAVE} no {lost}.}
    cut {Because of a fault since {since}, {affected} ${HAVE} lost some services.}
    worse {Because of a fault since {since}, {impaired} ${HAVE} slower or less reliable service: {worse}. Nobody is cut off now.}
    poor {Because of a fault since {since}, {impaired} ${HAVE} slower or less reliable service. Nobody is cut off now.}
    other {There has been a fault since {since}. We now see nobody cut off and nobody with poorer service, and we keep watching.}}`,
  short: `{harm, select,
    lost {Fault since {since}: {affected} ${HAVE} no {lost}.}
    cut {Fault since {since}: {affected} ${HAVE} lost some services.}
    worse {Fault since {since}: {impaired} ${HAVE} slower or less reliable service: {worse}.}
    poor {Fault since {since}: {impaired} ${HAVE} slower or less reliable service.}
    other {Fault since {since}: we now see nobody cut off, and keep watching.}}`,
  plain: `{harm, select,
    lost {There has been a fault since {since}. Right now, {affected} ${HAVE} no {lost}.}
    cut {There has been a fault since {since}. Right now, {affected} ${HAVE} lost some services.}
    worse {There has been a fault since {since}. Nobody is cut off now. But {impaired} ${HAVE} slower or less reliable service: {worse}.}
    poor {There has been a fault since {since}. Nobody is cut off now. But {impaired} ${HAVE} slower or less reliable service.}
    other {There has been a fault since {since}. We now see nobody cut off. We keep watching.}}`,
};

const WHY = `{why, select,
    more {more lines are affected than we then knew}
    fewer {fewer lines are affected than we then said}
    recounted {the lines have been counted again}
    services {the services affected are not those that we named}
    times {the times were not right}
    other {more is known now}}`;

const WHY_SHORT =
  "{why, select, more {more lines are affected} fewer {fewer lines are affected} recounted {lines counted again} services {other services are affected} times {the times were wrong} other {more is known}}";
const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {an emergency call}}";

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
    update: "{operator}: update on the fault",
    partial: "{operator}: update on the fault, part of the work is done",
    restored: "{operator}: service restored",
    correction: "{operator}: correction",
  },
  labels: { say: "SAY", asked: "IF ASKED", mind: "REMEMBER" },
  messages: {
    "holding.customers": {
      full: "{operator} is sorry: there is a fault on our network, and we are working on it.",
      short: "{operator}: sorry, we have a fault.",
      plain: "This is {operator}. Something is wrong on our network. We are sorry.",
    },
    "holding.employees": {
      full: "To all who work at {operator}: there is a fault on our network.",
      short: "{operator}, for staff.",
      plain: "This is for all who work at {operator}. Something is wrong on our network.",
    },
    "first.customers": {
      full: "{operator} is sorry for the fault on its network. This is what we know.",
      short: "{operator}: we are sorry.",
      plain: "This is {operator}. Our network has a fault. We are sorry.",
    },
    "first.partners": {
      full: "{operator} to its partners: there is a fault on the network that your brands use. We are sorry.",
      short: "{operator} to its partners: sorry.",
      plain: "This is {operator}, for our partners. The network has a fault. We are sorry.",
    },
    "first.press": {
      full: "{operator} apologises for the fault on its network. This is what is known.",
      short: "{operator} apologises.",
      plain: "This is {operator}. Our network has a fault. We apologise.",
    },
    "update.customers": {
      full: "An update from {operator}. We are sorry that the fault is not over.",
      short: "{operator} update: sorry.",
      plain: "This is {operator}, with news. The fault is not over. We are sorry.",
    },
    "update.press": {
      full: "{operator} tells what is known of the fault now, and apologises to its customers.",
      short: "{operator} update.",
      plain: "This is {operator}, with news of the fault. We apologise.",
    },
    "update.employees": {
      full: "An update for all who work at {operator}.",
      short: "{operator} update, for staff.",
      plain: "This is news for all who work at {operator}.",
    },
    "partial.customers": {
      full: "An update from {operator}: part of the work is done, and we are sorry that the rest is not.",
      short: "{operator} update: sorry, not over yet.",
      plain: "This is {operator}, with news. Part of the work is done. We are sorry that the rest is not.",
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
      full: "{operator} corrects what it has said, and apologises for the error.",
      short: "{operator} corrects itself and apologises.",
      plain: "This is {operator}. We said something that does not hold. We apologise.",
    },
  },
  sentences: {
    some: SOME,
    lines: LINES,
    until: {
      full: "{isOver, select, yes {The fault lasted from {since} to {to}, and is over.} other {The fault since {since} is over.}}",
      short: "{isOver, select, yes {The fault from {since} to {to} is over.} other {The fault since {since} is over.}}",
      plain:
        "{isOver, select, yes {It began: {since}. It ended: {to}. It is over.} other {It began: {since}. It is over.}}",
    },
    corrected: {
      full: `{hasSaid, select, figure {In our statement of {saidAt} we said {said}.} time {We made a statement ({saidAt}).} other {We made a statement earlier.}} It no longer holds: ${WHY}. This holds now.`,
      short: `{hasSaid, select, figure {We said ({saidAt}): {said}.} time {We spoke ({saidAt}).} other {We spoke earlier.}} No longer so: ${WHY_SHORT}.`,
      plain: `{hasSaid, select, figure {Earlier ({saidAt}) we said {said}.} time {We told you something earlier ({saidAt}).} other {We told you something earlier.}} That does not hold now: ${WHY}. This is what we know now.`,
    },
    emergency: {
      full: `{emergency, select,
        working {{hasNumbers, select, yes {Test calls to {numbers} have got through.} other {Emergency test calls have got through.}}}
        lost {Emergency calls{hasNumbers, select, yes { ({numbers})} other {}} may fail from phones on this network: use a phone on another network, or a landline.}
        other {If ${NUMBERS} fails, use another phone or a landline.}}`,
      short: `{emergency, select,
        working {{hasNumbers, select, yes {Test calls to {numbers} got through.} other {Emergency test calls got through.}}}
        lost {{hasNumbers, select, yes {{numbers}} other {Emergency calls}} may fail: use another phone or a landline.}
        other {If ${NUMBERS} fails, use another phone or a landline.}}`,
      plain: `{emergency, select,
        working {{hasNumbers, select, yes {We tried {numbers}. The test calls got through.} other {We tried emergency calls. The test calls got through.}}}
        lost {Emergency calls{hasNumbers, select, yes { ({numbers})} other {}} may fail on our network. Use a phone on another network. Or use a landline.}
        other {If ${NUMBERS} fails, use another phone or a landline.}}`,
    },
    back: {
      full: "Available again: {back}.",
      short: "Available again: {back}.",
      plain: "You can use this again: {back}.",
    },
    worse: {
      full: "Slower or less reliable: {worse}.",
      short: "Worse: {worse}.",
      plain: "This is slower or less reliable: {worse}.",
    },
    working: {
      full: "Not affected, as far as we know: {working}.",
      short: "Not affected, as far as we know: {working}.",
      plain: "As far as we know, this is not affected: {working}.",
    },
    impaired: {
      full: "Together with those whose service is poorer: {impaired}.",
      short: "With poorer service: {impaired}.",
      plain: "With those that have poorer service, it is {impaired}.",
    },
    base: { full: "Of these: {base}.", short: "Of these: {base}.", plain: "Of these: {base}." },
    partners: {
      full: "Customers of other brands on the network {hasOthers, select, yes {are} other {may be}} affected too. Please tell yours what we tell ours.",
      short: "Customers of other brands {hasOthers, select, yes {are} other {may be}} affected too.",
      plain:
        "Customers of other brands {hasOthers, select, yes {are} other {may be}} affected too. Please tell yours what we tell ours.",
    },
    advice: {
      full: `{advice, select,
        wifi {Where there is Wi-Fi, phones can use the internet over it.}
        wifiAndCalls {Where there is Wi-Fi, phones can use the internet over it, and apps for calls and messages.}
        other {Apps for calls and messages over the internet are a way round.}}`,
      short: `{advice, select,
        wifi {Use Wi-Fi where there is any.}
        wifiAndCalls {Use Wi-Fi where there is any, also for calls by app.}
        other {Try calls and messages by app.}}`,
      plain: `{advice, select,
        wifi {If you have Wi-Fi, use it for the internet.}
        wifiAndCalls {If you have Wi-Fi, use it for the internet. You can call and write with an app.}
        other {You can call and write with an app, over the internet.}}`,
    },
    expected: {
      full: `{hasExpected, select,
        range {We expect to have the fault put right around {likely}; it may be as early as {earliest} or as late as {latest}.}
        one {We expect to have the fault put right around {likely}.}
        other {We cannot yet say when the fault will be put right.}}`,
      short: `{hasExpected, select,
        range {Expected end: around {likely}, between {earliest} and {latest}.}
        one {Expected end: around {likely}.}
        other {We cannot yet say when it will end.}}`,
      plain: `{hasExpected, select,
        range {We think it will end around {likely}. It may be as early as {earliest}, or as late as {latest}.}
        one {We think it will end around {likely}.}
        other {We do not know yet when it will end.}}`,
    },
    next: {
      full: "The next update comes by {next}.",
      short: "Next update by {next}.",
      plain: "We will tell you more by {next}.",
    },
    staff: {
      full: "Tell customers what stands here, and no more. Do not guess at the cause, at numbers or at the end.",
      short: "Tell customers this and no more. Do not guess.",
      plain: "Tell customers only what stands here. Do not guess why, how many, or how long.",
    },
  },
  watched,
};
