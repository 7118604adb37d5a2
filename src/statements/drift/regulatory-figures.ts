import { type Filing, filingsIn } from "../../regulation/filings/filing.ts";
import { EVERYWHERE } from "../../regulation/measures/places.ts";
import { type ComparedFigure, type Sides, reasons } from "./sides.ts";

const USERS = /^users_affected/;

/** Of each provider in each country what its rules are held against, each way of counting once. */
export function regulatory(sides: Sides): readonly ComparedFigure[] {
  const all = sides.verdicts.flatMap(({ rule, provider, jurisdiction, service, area, compared }) =>
    compared.flatMap(({ field, what, value }) => {
      if (!USERS.test(field) || value === null || !("point" in value)) return [];
      const of = [
        provider.name,
        ...(jurisdiction === EVERYWHERE ? [] : [jurisdiction]),
        ...(service === null ? [] : [service]),
        ...(area === null ? [] : [area]),
      ];
      const why = [
        `of ${provider.name}'s customers${jurisdiction === EVERYWHERE ? "" : ` in ${jurisdiction}`}`,
        "by this incident over its whole time, not of this moment",
        ...(service === null ? [] : [`of ${service} alone`]),
        ...(area === null ? [] : [`in ${area} alone`]),
      ];
      const range = value;
      const described = {
        whose: "regulatory",
        what: `${what} (${of.join(", ")})`,
        at: sides.now,
        range,
        rule,
      } as const;
      return [
        {
          ...described,
          words: null,
          estimateId: sides.estimateId,
          reference: null,
          differs: reasons(sides, range, why),
        },
      ];
    }),
  );
  return [...Map.groupBy(all, ({ what, range }) => JSON.stringify([what, range])).values()].flatMap((alike) => {
    const rules = [...new Set(alike.map(({ rule }) => rule))].join(", ");
    return alike.slice(0, 1).map(({ rule: _rule, ...one }) => ({ ...one, what: `${one.what}: ${rules}` }));
  });
}

export function filings(sides: Sides): readonly ComparedFigure[] {
  return filingsIn(sides.records).flatMap((filing) => filedUsers(filing, sides));
}

function filedUsers({ number, recipient, provider, submittedAt: at, estimateId, fields }: Filing, sides: Sides) {
  const stated = fields.flatMap((field) => field.figures).find(({ name }) => name.startsWith("users.affected"));
  if (stated === undefined) return [];
  const { low, point, high, words } = stated;
  const range = { low, point, high };
  const why = [`as filed at ${at}`, `of ${provider.name}'s customers, over the whole time until then`];
  const differs = reasons(sides, range, why);
  return [
    {
      whose: "filing",
      what: `users affected, to ${recipient}`,
      at,
      range,
      words,
      estimateId,
      reference: String(number),
      differs,
    } as const,
  ];
}
