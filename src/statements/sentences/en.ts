import type { Forms, Sentences } from "../composing/template.ts";

const HAVE = "{sure, select, maybe {may have} other {have}}";
const STILL_HAVE = "{sure, select, maybe {may still have} other {still have}}";
const ARE_NOT = "{sure, select, maybe {may not be} other {are not}}";
const IS = "{sure, select, maybe {may be} other {is}}";

const some: Forms = {
  full: `{harm, select,
    lost {Because of a fault on the network since {since}, some customers ${HAVE} no {lost}.}
    cut {Because of a fault on the network since {since}, some services ${ARE_NOT} available to some customers.}
    slower {Because of a fault on the network since {since}, service ${IS} slower or less reliable for some customers: {slower}.}
    worse {Because of a fault on the network since {since}, service ${IS} slower or less reliable for some customers: {worse}.}
    poor {Because of a fault on the network since {since}, service ${IS} slower or less reliable for some customers.}
    other {We are looking into a fault on the network since {since}.}}`,
  short: `{harm, select,
    lost {Fault since {since}: some customers ${HAVE} no {lost}.}
    cut {Fault since {since}: some services ${ARE_NOT} available to some customers.}
    slower {Fault since {since}: service ${IS} slower or less reliable for some customers ({slower}).}
    worse {Fault since {since}: service ${IS} slower or less reliable for some customers ({worse}).}
    poor {Fault since {since}: service ${IS} slower or less reliable for some customers.}
    other {We are looking into a fault since {since}.}}`,
  plain: `{harm, select,
    lost {There has been a fault on our network since {since}. Right now, some customers ${HAVE} no {lost}.}
    cut {There has been a fault on our network since {since}. Right now, some services ${ARE_NOT} available to some customers.}
    slower {There has been a fault on our network since {since}. For some customers this ${IS} slower or less reliable: {slower}.}
    worse {There has been a fault on our network since {since}. For some customers this ${IS} slower or less reliable: {worse}.}
    poor {There has been a fault on our network since {since}. For some customers service ${IS} slower or less reliable.}
    other {We are looking into a fault on our network since {since}.}}`,
};

const lines: Forms = {
  full: `{harm, select,
    lost {Because of a fault on the network since {since}, {affected} ${HAVE} no {lost}.}
    cut {Because of a fault on the network since {since}, {affected} ${HAVE} lost some services.}
    slower {Because of a fault on the network since {since}, {impaired} ${STILL_HAVE} poorer service than usual.}
    worse {Because of a fault on the network since {since}, {impaired} ${HAVE} slower or less reliable service: {worse}.}
    poor {Because of a fault on the network since {since}, {impaired} ${HAVE} slower or less reliable service.}
    other {The network has had a fault since {since}. As far as we see, everybody has service again. We are checking this before we call the fault over.}}`,
  short: `{harm, select,
    lost {Fault since {since}: {affected} ${HAVE} no {lost}.}
    cut {Fault since {since}: {affected} ${HAVE} lost some services.}
    slower {Fault since {since}: {impaired} ${HAVE} poorer service.}
    worse {Fault since {since}: {impaired} ${HAVE} slower or less reliable service: {worse}.}
    poor {Fault since {since}: {impaired} ${HAVE} slower or less reliable service.}
    other {Fault since {since}: as far as we see, everybody has service again. We are checking before we call it over.}}`,
  plain: `{harm, select,
    lost {There has been a fault on our network since {since}. Right now, {affected} ${HAVE} no {lost}.}
    cut {There has been a fault on our network since {since}. Right now, {affected} ${HAVE} lost some services.}
    slower {Because of a fault since {since}, {impaired} ${STILL_HAVE} poorer service.}
    worse {Because of a fault since {since}, {impaired} ${HAVE} slower or less reliable service: {worse}.}
    poor {Because of a fault since {since}, {impaired} ${HAVE} slower or less reliable service.}
    other {There has been a fault on our network since {since}. As far as we see, everybody has service again. We are checking before we call it over.}}`,
};

const WHY = `{why, select,
    more {That has changed since: more lines are affected now.}
    fewer {That has changed since: fewer lines are affected now.}
    recounted {That was an error of ours: we have counted the lines again.}
    services {That has changed since: it is no longer the same services.}
    times {That has changed since: the times are no longer the same.}
    other {More is known now.}}`;

/** Behind what was said, and without it. */
const WHY_SHORT = `{why, select,
    more {More are affected now.}
    fewer {Fewer are affected now.}
    recounted {Our error: lines counted again.}
    services {Other services are affected now.}
    times {The times have changed.}
    other {More is known now.}}`;
const WHY_ALONE = `{why, select,
    more {more lines are affected now.}
    fewer {fewer lines are affected now.}
    recounted {our error, lines counted again.}
    services {other services are affected now.}
    times {the times have changed.}
    other {more is known now.}}`;
const WHY_PLAIN = `{why, select,
    more {Things have changed: more lines are affected.}
    fewer {Things have changed: fewer lines are affected.}
    recounted {That was our error. We have counted the lines again.}
    services {Things have changed: other services are affected.}
    times {Things have changed: the times are different.}
    other {We know more now.}}`;

const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {an emergency call}}";
const STILL = "{harm, select, none {still } other {}}";

/** In English. */
export const sentences: Sentences = {
  some,
  lines,
  until: {
    full: "{isOver, select, yes {The fault lasted from {since} to {to}, and is over.} other {The fault since {since} is over.}}",
    short: "{isOver, select, yes {The fault from {since} to {to} is over.} other {The fault since {since} is over.}}",
    plain:
      "{isOver, select, yes {The fault lasted from {since} to {to}. It is over.} other {The fault since {since} is over.}}",
  },
  corrected: {
    full: `{hasSaid, select,
      figure {In our statement of {saidAt} we said that {said} had lost one service or more.}
      poorer {In our statement of {saidAt} we said that {said} had poorer service or none.}
      time {This is about our statement of {saidAt}.}
      other {This is about an earlier statement.}} ${WHY} This is what is known now.`,
    short: `{hasSaid, select,
      figure {we said ({saidAt}) that {said} had lost service. ${WHY_SHORT}}
      poorer {we said ({saidAt}) that {said} had poorer service or none. ${WHY_SHORT}}
      other {${WHY_ALONE}}}`,
    plain: `{hasSaid, select,
      figure {Our news of {saidAt} said that {said} had lost a service. }
      poorer {Our news of {saidAt} said that {said} had poorer service or none. }
      other {}}${WHY_PLAIN}`,
  },
  emergency: {
    full: `{emergency, select,
      working {{hasNumbers, select, yes {Test calls to {numbers} have got through.} other {Emergency test calls have got through.}}}
      lost {Emergency calls{hasNumbers, select, yes { ({numbers})} other {}} may fail from phones on this network: use a phone on another network, or a landline.}
      other {If ${NUMBERS} ${STILL}fails, use another phone or a landline.}}`,
    short: `{emergency, select,
      working {{hasNumbers, select, yes {Test calls to {numbers} got through.} other {Emergency test calls got through.}}}
      lost {{hasNumbers, select, yes {{numbers}} other {Emergency calls}} may fail: use another phone or a landline.}
      other {If ${NUMBERS} ${STILL}fails, use another phone or a landline.}}`,
    plain: `{emergency, select,
      working {{hasNumbers, select, yes {We tried {numbers}. The test calls got through.} other {We tried emergency calls. The test calls got through.}}}
      lost {Emergency calls{hasNumbers, select, yes { to {numbers}} other {}} may fail on our network. Use a phone on another network. Or use a landline.}
      other {If ${NUMBERS} ${STILL}fails, use another phone or a landline.}}`,
  },
  back: {
    full: "Customers can use {back} again.",
    short: "You can use {back} again.",
    plain: "You can use {back} again.",
  },
  slower: {
    full: "Customers can use {slower} again, slower or less reliable than usual.",
    short: "You can use {slower} again, slower than usual.",
    plain: "You can use {slower} again, but slower.",
  },
  served: {
    full: "As far as we know, nobody is without service now.",
    short: "We know of nobody without service.",
    plain: "As far as we know, nobody is without service now.",
  },
  worse: {
    full: "For some customers, service is slower or less reliable: {worse}.",
    short: "Slower or less reliable for some: {worse}.",
    plain: "For some, this is slower or less reliable: {worse}.",
  },
  unsure: {
    full: "For some customers, {unsure} may be slower or less reliable; we do not know for how many.",
    short: "For some, {unsure} may be slower or less reliable.",
    plain: "For some, {unsure} may be slower or less reliable. We do not know for how many.",
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
  base: {
    full: "Of the lines that have lost service: {base}.",
    short: "Of these lines: {base}.",
    plain: "Of the lines that have lost service: {base}.",
  },
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
    full: "Tell customers what stands here, and no more: no other numbers, and no guess at the cause or the end.",
    short: "Tell customers this and no more. Do not guess.",
    plain: "Tell customers only what stands here. Give no other numbers. Do not guess why, or how long.",
  },
};
