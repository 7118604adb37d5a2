import { SHIPPED_PACKS } from "../../../src/regulation/packs/index.ts";
import type { Form } from "../../../src/regulation/pack.ts";

/** Every form that ships, with the pack that it is in. */
export const shippedForms: readonly { readonly pack: string; readonly form: Form }[] = SHIPPED_PACKS.flatMap(
  ({ id, forms }) => forms.map((form) => ({ pack: id, form })),
);

export function shippedForm(id: string): Form {
  const found = shippedForms.find(({ form }) => form.id === id);
  if (found === undefined) throw new Error(`no form ${id} ships`);
  return found.form;
}
