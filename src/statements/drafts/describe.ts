import { type Deliveries, type Statement, type Told, audienceOf, toldOf } from "../approval/standing.ts";
import { needsReleaseOf } from "../approval/rules.ts";
import type { Departure, Step } from "../approval/step.ts";
import { lengthOf } from "../composing/length.ts";
import { kindOfMessage } from "../message.ts";
import type { StatementAnswer, StepAnswer } from "./answer.ts";
import type { StatementContent } from "./content.ts";
import { renderedIn } from "./rendered.ts";

type Surroundings = {
  readonly all: readonly Statement[];
  readonly departures: readonly Departure[];
  readonly deliveries: Deliveries;
};

/** A statement as it is shown. */
export function describeStatement(
  statement: Statement,
  { all, departures, deliveries }: Surroundings,
): StatementAnswer {
  const { reference, state, version, versions, steps, authors, approval, release, publication } = statement;
  return {
    reference,
    incident: version.incident,
    state,
    kind: kindOfMessage(version.content.message),
    audience: audienceOf(statement, all),
    ...version.content,
    texts: renderTexts(version.content),
    authors: [...authors],
    approvedBy: approval?.content.approver ?? null,
    needsRelease: needsReleaseOf(version.content),
    releasedBy: release?.by ?? null,
    publishedAt: publication?.recordedAt ?? null,
    publishedBy: publication?.by ?? null,
    isToBeReviewed: statement.isToBeReviewed,
    supersededBy: statement.supersededBy ?? null,
    departures,
    told: toldOf(statement, deliveries).map(describeTold),
    steps: steps.map(describeStep),
    history: versions.map(({ content, by, recordedAt: at }) => ({ version: content.version, by, at })),
  };
}

/** The texts as they are read, with their lengths. */
export function renderTexts(content: Pick<StatementContent, "texts" | "values">): StatementAnswer["texts"] {
  return content.texts.map((text) => {
    const rendered = renderedIn(content, text) ?? "";
    return { ...text, rendered, length: lengthOf(rendered, text) };
  });
}

function describeTold({ delivery, ...told }: Told): StatementAnswer["told"][number] {
  return { ...told, delivery: delivery === undefined ? null : { state: delivery.state, error: delivery.error } };
}

function describeStep({ content, by, recordedAt: at }: Step): StepAnswer {
  const { step, version, ground } = content;
  return {
    step,
    version,
    by,
    at,
    ground,
    approver: content.step === "approve" ? content.approver : null,
    isByCode: content.step === "approve" && content.isByCode,
    isAlone: content.step === "publish" && content.isAlone,
    recipient: content.step === "told" || content.step === "not-needed" ? content.recipient : null,
    correction: content.step === "out-of-date" ? content.correction : null,
  };
}
