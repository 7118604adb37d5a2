import { addRecords } from "../../incidents/records/add.ts";
import type { NewRecord } from "../../incidents/records/record.ts";
import type { Db } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import { marketIn } from "../approval/market.ts";
import { STATEMENT_STEP, type StepContent } from "../approval/step.ts";
import { STATEMENT, type StatementContent } from "../drafts/content.ts";
import { drawUp, type Drawn } from "../drafts/draw-up.ts";
import { digestOfDrawn, newReference } from "../drafts/save.ts";
import { type Standing, loadStanding } from "../situation/gather.ts";
import { type Holding, holdingAt } from "../keep/holding.ts";
import { type StatementConfiguration, loadStatementConfiguration, statementConfigurationOf } from "../keep/in-force.ts";
import { statementKeeper } from "../keep/repository.ts";
import { audienceOfMessage } from "../message.ts";
import { sendAll } from "./messages.ts";
import type { Publisher } from "./publish.ts";
import { recipientAsTold, recipientsOf } from "./recipients.ts";

/** Publishes a text that was approved beforehand: one person, at once. Gives its reference. */
export async function publishHolding(
  publisher: Publisher,
  { id, holding: name }: { readonly id: string; readonly holding: string },
): Promise<string> {
  const configuration = await loadStatementConfiguration(publisher.db);
  const holding = configuration.holdings.find((one) => one.id === name);
  if (holding === undefined) throw new AppError("not-found", `There is no holding text "${name.slice(0, 128)}".`);
  const standing = await loadStanding(publisher, id, configuration);
  const drawn = drawHolding(holding, { standing, configuration, by: publisher.principal.id });
  const digest = await digestOfDrawn(drawn);
  const audience = audienceOfMessage(holding.message);
  const addressed = recipientsOf(drawn, configuration.recipients, { audience, toldBefore: new Set() });
  const { incident, ids } = standing.found;
  let reference = "";
  let content: StatementContent | undefined;
  await addRecords(publisher, {
    ids,
    decide: ({ records, now }) => {
      checkHolding(holding, now);
      const { holdsBack } = marketIn(records, configuration.settings);
      if (holdsBack !== null) throw new AppError("conflict", holdsBack);
      reference = newReference(records);
      content = { ...drawn, version: 1, digest, holding: name, savedAt: now };
      const steps = stepsOf(holding, addressed.map(recipientAsTold));
      const step = (one: StepContent): NewRecord => ({
        incident: incident.id,
        kind: STATEMENT_STEP,
        name: reference,
        content: one,
      });
      return [{ incident: incident.id, kind: STATEMENT, name: reference, content }, ...steps.map(step)];
    },
    besides: async (tx, [first]) => {
      if (content === undefined || first === undefined) return;
      await requireUnchanged(tx, holding);
      const { publicUrl } = publisher;
      await sendAll(tx, addressed, { incident: incident.id, reference, content, at: first.recordedAt, publicUrl });
    },
  });
  return reference;
}

type Drawing = { readonly standing: Standing; readonly configuration: StatementConfiguration; readonly by: string };

/** The words are those that were approved; only who speaks and since when is filled in. 422 where even these may not be said. */
function drawHolding(holding: Holding, { standing, configuration, by }: Drawing): Drawn {
  const { message, languages, channels, texts } = holding;
  const { drawn, faults, refusals } = drawUp(
    { message, languages, channels, texts: texts.map(({ language, channel, text }) => ({ language, channel, text })) },
    {
      situation: standing.situationWith({ nextUpdateAt: null, before: null }),
      incidentState: standing.found.incident.state,
      estimateId: standing.estimateId,
      sitrep: null,
      languages: configuration.settings.languages,
      by,
    },
  );
  const offences = [...faults, ...refusals];
  if (offences.length > 0) throw refusal(offences);
  return { ...drawn, texts };
}

/** Whoever prepares it anew at the same moment is waited for: what goes out is what stands approved. */
async function requireUnchanged(tx: Db, { id, number }: Holding): Promise<void> {
  await statementKeeper.lock(tx);
  const { holdings } = statementConfigurationOf(await statementKeeper.load(tx));
  if (holdings.find((one) => one.id === id)?.number !== number)
    throw new AppError("conflict", `Somebody prepares holding text ${id} anew at this moment.`);
}

function checkHolding(holding: Holding, now: Instant): void {
  const { id, state } = holdingAt(holding, now);
  if (state === "approved") return;
  const why = state === "expired" ? "has expired" : "was not approved";
  throw new AppError("conflict", `Holding text ${id} ${why}.`);
}

type Publication = Extract<StepContent, { readonly step: "publish" }>;

function stepsOf({ id, approvedBy }: Holding, recipients: Publication["recipients"]): readonly StepContent[] {
  const ground = `Holding text ${id}, approved beforehand`;
  return [
    { step: "approve", version: 1, ground, approver: approvedBy ?? "", isByCode: false },
    { step: "publish", version: 1, ground, isAlone: false, recipients },
  ];
}
