import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Form } from "../../../src/regulation/pack.ts";

const FOLDER = fileURLToPath(new URL("../../../src/regulation/forms.tmp/", import.meta.url));

/** Every form that ships, with the pack that it is in. */
export const shippedForms: readonly { readonly pack: string; readonly form: Form }[] = readdirSync(FOLDER)
  .toSorted()
  .flatMap((name) =>
    Form.array()
      .parse(JSON.parse(readFileSync(`${FOLDER}${name}`, "utf8")))
      .map((form) => ({ pack: name.replace(".json", ""), form })),
  );

export function shippedForm(id: string): Form {
  const found = shippedForms.find(({ form }) => form.id === id);
  if (found === undefined) throw new Error(`no form ${id} ships`);
  return found.form;
}
