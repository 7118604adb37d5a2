import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LANGUAGES, MESSAGES, VALUES } from "../../src/statements/message.ts";
import { SELECTORS, SENTENCES, type Template } from "../../src/statements/composing/template.ts";
import { TEMPLATES } from "../../src/statements/templates/index.ts";

function formsOf({ messages, sentences }: Template): readonly (readonly [string, string])[] {
  return Object.entries({ ...messages, ...sentences }).flatMap(([id, forms]) =>
    Object.entries(forms).map(([form, text]) => [`${id} ${form}`, text] as const),
  );
}

/** What a message is given by name, as deep as it goes. */
function namesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.argument) return [element.value];
    if (element.type !== TYPE.select) return [];
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
  });
}

describe.each(LANGUAGES)("the templates in %s", (language) => {
  const template = TEMPLATES[language];

  test.each(formsOf(template))("%s is ICU, has words and uses known values only", (_name, text) => {
    const known = new Set<string>([...VALUES, ...SELECTORS]);
    expect(text.trim()).not.toBe("");
    expect(namesIn(parse(text)).filter((name) => !known.has(name))).toEqual([]);
  });

  test("have every message and every sentence, in three forms", () => {
    expect(formsOf(template)).toHaveLength((MESSAGES.length + SENTENCES.length) * 3);
  });

  test("say that nobody who speaks it has reviewed them", () => {
    expect(template).toMatchObject({ language, reviewed: null });
  });
});
