import { type IncidentAsker, createNetworkMemory } from "../../incidents/load.ts";
import { silence } from "../../platform/database.ts";
import { orUndefined } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import { type Case, loadCase } from "../drafts/case.ts";
import { figuresByName } from "../drafts/changes.ts";
import { criterionFigures, isOfCriterion } from "../drafts/criteria.ts";
import type { DraftFigure } from "../drafts/filled.ts";
import { fillForm } from "../drafts/draft.ts";
import { materialOf } from "../drafts/gather.ts";
import type { Material } from "../drafts/material.ts";
import { rulesOf } from "../drafts/offers.ts";
import type { Form } from "../pack.ts";
import { decisionsIn } from "./decision.ts";
import { type Filing, bySubmission, filingsIn } from "./filing.ts";
import { type OnFile, findOnFile } from "./on-file.ts";
import { type Figures, type PutRight, type Statement, holds, putRightIn } from "./put-right.ts";

/** What is to be put right of an incident, or was. */
export async function loadPutRight(
  asker: IncidentAsker,
  id: string,
): Promise<{ readonly onFile: OnFile; readonly items: readonly PutRight[] }> {
  const onFile = await findOnFile(asker, id);
  const { records } = onFile;
  const filings = bySubmission(filingsIn(records));
  if (filings.length === 0) return { onFile, items: [] };
  const present = await orUndefined(loadCase(asker, id), "not-found");
  const caseAt = new Map<Instant, Case | undefined>();
  const statements: Statement[] = [];
  for (const filing of filings) {
    if (!caseAt.has(filing.at)) caseAt.set(filing.at, await caseOf(asker, filing));
    statements.push(statementOf(filing, caseAt.get(filing.at), present));
  }
  return { onFile, items: putRightIn(statements, decisionsIn(records)) };
}

/** The incident at the moment of a filing by what is known now; undefined where nothing had begun yet. */
async function caseOf(asker: IncidentAsker, filing: Filing): Promise<Case | undefined> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const then = { ...asker, head: { ...head, now: filing.at }, network: createNetworkMemory() };
  return await orUndefined(loadCase(then, filing.incident), "not-found");
}

function statementOf(filing: Filing, then: Case | undefined, present: Case | undefined): Statement {
  const stated = withoutRepetition(figuresByName(filing.fields));
  const material = then && materialFor(filing, then);
  return {
    number: filing.number,
    recipient: filing.recipient,
    provider: filing.provider.id,
    jurisdiction: filing.jurisdiction,
    pack: filing.pack.id,
    title: filing.form.title,
    submittedAt: filing.submittedAt,
    timeZone: filing.timeZone,
    stated,
    labels: labelsIn(filing),
    atFiling: material === undefined ? atNobody(stated) : figuresOf(material),
    wasOver: material !== undefined && material.own.to !== null,
    present: present === undefined ? atNobody(stated) : figuresIn(filing, present),
  };
}

/** What a figure is called: as the field of just this, or else the first in which it stands. */
function labelsIn({ fields }: Filing): ReadonlyMap<string, string> {
  const named = fields.flatMap(({ label, source, figures }) =>
    figures.map(({ name }) => ({ name, label, isOwn: name.split(":")[0] === source })),
  );
  const own = named.filter(({ isOwn }) => isOwn);
  return new Map([...named.toReversed(), ...own.toReversed()].map(({ name, label }) => [name, label]));
}

/** What a criterion is met with is put right by itself only where no other field states the same figure. */
function withoutRepetition(figures: Figures): Figures {
  const all = [...figures.values()];
  const others = all.filter((figure) => !isOfCriterion(figure));
  const kept = all.filter((figure) => !isOfCriterion(figure) || !others.some((other) => isSame(figure, other)));
  return new Map(kept.map((figure) => [figure.name, figure]));
}

function isSame(one: DraftFigure, other: DraftFigure): boolean {
  return one.unit === other.unit && holds(one, other) && holds(other, one);
}

function atNobody(stated: Figures): Figures {
  return new Map([...stated].map(([name, figure]) => [name, { ...figure, low: 0, point: 0, high: 0 }]));
}

/** What the fields of a filing would state, filled anew. */
export function figuresIn(filing: Filing, all: Case): Figures {
  return figuresOf(materialFor(filing, all));
}

function figuresOf(material: Material): Figures {
  // A rule that is not met by what is known now was held against something all the same.
  const criteria = criterionFigures(material).map((figure) => [figure.name, figure] as const);
  return new Map([...criteria, ...figuresByName(fillForm(material, { edition: "whole", previous: undefined }).fields)]);
}

function materialFor(filing: Filing, all: Case): Material {
  const form = formOf(filing);
  const pack = all.packs.find(({ id }) => id === filing.pack.id);
  return materialOf(all, {
    form,
    pack: { ...filing.pack, timeZone: filing.timeZone },
    rules: pack === undefined ? [] : rulesOf(form, pack),
    counting: filing.counting,
    provider: filing.provider,
    jurisdiction: filing.jurisdiction,
    recipient: filing.recipient,
    filed: 0,
  });
}

/** As it was when it was filed, whatever the pack has by now. */
function formOf({ form, stage, regime, fields }: Filing): Form {
  return {
    ...form,
    stage,
    regime,
    fields: fields.map(({ id, label, source, public: isPublic }) => ({ id, label, from: source, public: isPublic })),
  };
}
