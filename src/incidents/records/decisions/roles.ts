import { z } from "zod";
import { InstantAnswer } from "../../../platform/instant.ts";
import { text } from "../../../platform/text.ts";
import { type IncidentRecord, recordsOf } from "../record.ts";

/** What somebody is responsible for while it lasts; a service desk may name others. */
export const USUAL_ROLES = ["incident-commander", "network-duty-manager", "regulatory", "press", "executive"] as const;

export const RoleName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, `must be lower-case letters, digits and hyphens, such as ${USUAL_ROLES.join(", ")}`);

export const NewHolder = z
  .strictObject({
    holder: text(200).nullable().meta({ description: "Null: nobody any more" }),
    contact: text(200).optional(),
  })
  .meta({ id: "NewHolder" });

const HolderContent = z.object({ holder: z.string().nullable(), contact: z.string().nullable() });

const Held = z.strictObject({
  holder: z.string().nullable(),
  contact: z.string().nullable(),
  since: InstantAnswer,
  by: z.string().meta({ description: "Who said so" }),
});

/** Who holds a role, and who held it before. */
export const Role = z
  .strictObject({ role: z.string(), ...Held.shape, history: z.array(Held).readonly() })
  .meta({ id: "IncidentRole" });
export type Role = z.infer<typeof Role>;

/** Every role that somebody was given, by name; the history has the first holder first and the present one last. */
export function rolesIn(records: readonly IncidentRecord[]): readonly Role[] {
  const given = recordsOf(records, "role", HolderContent);
  const byRole = [...Map.groupBy(given, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byRole.flatMap(([role, said]) => {
    const history = said.map(({ content, recordedAt: since, by }) => ({ ...content, since, by }));
    const present = history.at(-1);
    return present === undefined ? [] : [{ role, ...present, history }];
  });
}
