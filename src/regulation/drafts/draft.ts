import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { IncidentId } from "../../incidents/records/record.ts";
import { STAGES, type FormField } from "../pack.ts";
import { Provider } from "../verdicts/answer.ts";
import { ChangedSince, type Previous, changedSince } from "./changes.ts";
import { Criterion, criteriaOf } from "./criteria.ts";
import { DraftField } from "./filled.ts";
import type { Material } from "./material.ts";
import { findSource } from "./sources.ts";

export const EDITIONS = ["whole", "public"] as const;
export type Edition = (typeof EDITIONS)[number];

/** A form as far as it can be filled. */
export const Draft = z
  .strictObject({
    incident: IncidentId,
    form: z.strictObject({
      id: z.string(),
      title: z.string(),
      source: z.string().meta({ description: "From where its fields are known" }),
      confidence: z.enum(["high", "medium", "low"]),
    }),
    pack: z.strictObject({ id: z.string(), version: z.string() }),
    regime: z.string(),
    provider: Provider,
    jurisdiction: z.string(),
    stage: z.enum(STAGES),
    recipient: z.string(),
    at: InstantAnswer.meta({ description: "Of what moment" }),
    estimateId: z.string(),
    edition: z.enum(EDITIONS),
    criteria: z.array(Criterion).readonly().meta({ description: "Rules that are met or may be; whole edition only" }),
    fields: z.array(DraftField).readonly(),
    leftOut: z
      .array(z.strictObject({ id: z.string(), label: z.string(), ground: z.string() }))
      .readonly()
      .meta({ description: "Of the public edition: fields that are not public, and on what ground" }),
    toWrite: z.array(z.string()).readonly().meta({ description: "Fields that a person must write" }),
    changedSince: ChangedSince.nullable().meta({ description: "Against what was filed before; null: nothing was" }),
  })
  .meta({ id: "RegulatoryDraft" });
export type Draft = z.infer<typeof Draft>;

type Way = { readonly edition: Edition; readonly previous: Previous | undefined };

/** Fills a form. Pure. */
export function fillForm(material: Material, { edition, previous }: Way): Draft {
  const { form, pack, provider, jurisdiction, recipient, incident, at, estimateId } = material;
  const all = form.fields.map((field) => fillField(field, material));
  const fields = edition === "whole" ? all : all.filter((field) => field.public).map(withoutWhy);
  const before = previous && publishedOf(previous, edition);
  return {
    incident: incident.id,
    form: { id: form.id, title: form.title, source: form.source, confidence: form.confidence },
    pack: { id: pack.id, version: pack.version },
    regime: form.regime,
    provider,
    jurisdiction,
    stage: form.stage,
    recipient,
    at,
    estimateId,
    edition,
    criteria: edition === "whole" ? criteriaOf(material) : [],
    fields,
    leftOut: edition === "whole" ? [] : all.filter((field) => !field.public).map(leftOutOf),
    toWrite: fields.filter(({ mustBeWritten }) => mustBeWritten).map(({ id }) => id),
    changedSince: before === undefined ? null : changedSince(fields, before),
  };
}

/** Who told us, how it was measured, and which rules it meets is not for the public. */
function withoutWhy(field: DraftField): DraftField {
  return { ...field, why: null, figures: field.figures.map((figure) => ({ ...figure, meets: [] })) };
}

/** What an edition may say of what was filed before. */
export function publishedOf(previous: Previous, edition: Edition): Previous {
  return edition === "whole" ? previous : { ...previous, fields: previous.fields.filter((field) => field.public) };
}

function leftOutOf({ id, label, ground }: DraftField): Draft["leftOut"][number] {
  return { id, label, ground: ground ?? "The form says that it is not public" };
}

function fillField(field: FormField, material: Material): DraftField {
  const source = field.from === null ? undefined : findSource(field.from);
  const filled = source?.fill(material);
  const said = filled === undefined ? NOTHING : { ...filled, estimateId: material.estimateId };
  return {
    ...markOf(field),
    ...said,
    mustBeWritten: filled === undefined,
    prompt: filled === undefined ? (source?.prompt ?? field.label) : null,
  };
}

const NOTHING = { text: null, figures: [], from: null, why: null, estimateId: null };

function markOf({ id, label, from, public: isPublic, ground, clause }: FormField) {
  return { id, label, source: from, public: isPublic, ground: ground ?? null, clause: clause ?? null };
}
