import { type Harm, harmOf, selectorsIn } from "./circumstances.ts";
import { formatIcu, type IcuArguments } from "./icu.ts";
import { layOut } from "./layout.ts";
import { lengthOf } from "./length.ts";
import { type Channel, type Language, type MessageId, VALUES, kindOfMessage } from "../message.ts";
import { outlineOf } from "./outline.ts";
import type { Situation } from "../situation/situation.ts";
import type { Forms, SentenceId } from "./template.ts";
import { TEMPLATES } from "../templates/index.ts";
import { fill, valuesIn } from "./values.ts";

export type Asked = { readonly message: MessageId; readonly language: Language; readonly channel: Channel };

const FORMS: Readonly<Record<Channel, keyof Forms>> = {
  "press-release": "full",
  "web-banner": "short",
  social: "short",
  sms: "short",
  "call-centre": "full",
  // Is heard once: plain sentences.
  radio: "plain",
  plain: "plain",
};

/** A way to tell it: how long, with the lead or without, and with which sentences. */
type Draft = {
  readonly form: keyof Forms;
  readonly hasLead: boolean;
  readonly sentences: readonly SentenceId[];
  readonly arguments: IcuArguments;
};

/**
 * The text of a message for a channel, its values as tokens; as much as there is room for, the most important first.
 * Since when, what, how many and what of emergency calls are never left out; what has no room is left out whole.
 */
export function compose(asked: Asked, situation: Situation): string {
  const values = valuesIn(asked.language, situation);
  // A sentence with a value that is not known has no place either.
  const fits = (draft: Draft) => {
    const { text, missing } = fill(write(asked, draft), values);
    return missing.length === 0 && lengthOf(text, asked).fits;
  };
  const { always, more } = outlineOf(asked.message, situation);
  const spoken = asked.channel === "radio" ? more.filter((id) => id === "next") : [];
  const draft = draftOf(asked, situation, { sentences: always, spoken, fits });
  const sentences = [...draft.sentences];
  for (const id of more.filter((one) => !draft.sentences.includes(one))) {
    sentences.push(id);
    if (!fits({ ...draft, sentences })) sentences.pop();
  }
  return write(asked, { ...draft, sentences });
}

type Bound = {
  readonly sentences: readonly SentenceId[];
  /** What whoever only hears it should hear before anything of what was said once. */
  readonly spoken: readonly SentenceId[];
  readonly fits: (draft: Draft) => boolean;
};

/**
 * What must be told, in ever fewer words until it fits. Of a correction what was said goes first, since it holds no longer;
 * then sentences get shorter. Only names that are unusually long, or in letters that an SMS has little room for, come to the
 * rest: the lead goes, which says who speaks, as the sender or the account does; what can be used again; last the names of
 * services, for that some are lost.
 */
function draftOf({ channel }: Asked, situation: Situation, { sentences, spoken, fits }: Bound): Draft {
  const selectors = selectorsIn(situation);
  const first: Draft = { form: FORMS[channel], hasLead: true, sentences, arguments: { ...TOKENS, ...selectors } };
  const unquoted: Draft = { ...first, arguments: { ...first.arguments, hasSaid: "no" } };
  const short: Draft = { ...unquoted, form: "short" };
  const unled: Draft = { ...short, hasLead: false };
  const bare: Draft = { ...unled, sentences: sentences.filter((id) => id !== "slower") };
  const last: Draft = { ...bare, arguments: { ...bare.arguments, harm: UNNAMED[harmOf(situation)] } };
  const heard = [first, unquoted].map((draft) => ({ ...draft, sentences: [...sentences, ...spoken] }));
  return [...heard, first, unquoted, { ...first, form: "short" as const }, short, unled, bare].find(fits) ?? last;
}

/** The same without the names of services. */
const UNNAMED: Readonly<Record<Harm, Harm>> = {
  lost: "cut",
  cut: "cut",
  slower: "poor",
  worse: "poor",
  poor: "poor",
  none: "none",
};

/** Each value stands for itself, so that people see what they may move and not change. */
const TOKENS: IcuArguments = Object.fromEntries(VALUES.map((name) => [name, `{${name}}`]));

function write(asked: Asked, { form, hasLead, sentences, arguments: values }: Draft): string {
  const template = TEMPLATES[asked.language];
  const say = (forms: Forms) => formatIcu(forms[form], template.locale, values);
  const lead = hasLead ? say(template.messages[asked.message]) : "";
  const told = new Map(sentences.map((id) => [id, say(template.sentences[id])]));
  const title = formatIcu(template.titles[kindOfMessage(asked.message)], template.locale, values);
  const mind = say(template.sentences.staff);
  return layOut(asked.channel, { lead, title, told, mind, template });
}
