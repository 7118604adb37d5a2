import type { NewRecord } from "../../incidents/records/record.ts";
import { marketIn } from "../approval/market.ts";
import { type Outlook, checkPublishing, requireSame } from "../approval/rules.ts";
import { type Statement, addressedBy, audienceOf, homeOf, statementsIn } from "../approval/standing.ts";
import { type Clerk, type Which, takeStepOf, versionOf } from "../approval/take.ts";
import { type Version, promisedIn } from "../drafts/content.ts";
import { refusalsIn } from "../drafts/draw-up.ts";
import { findStatement } from "../drafts/prepare.ts";
import { departuresOf } from "../drift/drift.ts";
import { figuresThen } from "../drift/then.ts";
import { type Standing, loadStanding } from "../situation/gather.ts";
import { type StatementConfiguration, loadStatementConfiguration } from "../keep/in-force.ts";
import type { StatementRecipient } from "../keep/recipient.ts";
import { sendAll } from "./messages.ts";
import { recipientAsTold, recipientsOf } from "./recipients.ts";

export type Publisher = Clerk & { readonly publicUrl: string | undefined };

/** Publishes a statement, once: to everybody whom it is for, by the outbox, and where the public reads. */
export async function publish(publisher: Publisher, which: Which, ground: string | null): Promise<void> {
  const configuration = await loadStatementConfiguration(publisher.db);
  const standing = await loadStanding(publisher, which.id, configuration);
  const { version, ...outlook } = await outlookOf(publisher, which, { standing, configuration });
  let addressed: readonly StatementRecipient[] = [];
  await takeStepOf(
    publisher,
    { found: standing.found, reference: which.reference },
    {
      decide: (statement, { records }) => {
        requireSame(statement, version);
        const heldBack = marketIn(records, configuration.settings).holdsBack;
        const { isAlone } = checkPublishing(statement, { ...outlook, heldBack, ground });
        addressed = addresseesOf(statement, statementsIn(records), configuration.recipients);
        const recipients = addressed.map(recipientAsTold);
        return { step: "publish", version: versionOf(statement), ground, isAlone, recipients };
      },
      also: promiseIn,
      besides: async (tx, { at, statement }) => {
        const { reference, version } = statement;
        const { publicUrl } = publisher;
        await sendAll(tx, addressed, {
          incident: homeOf(statement),
          reference,
          content: version.content,
          at,
          publicUrl,
        });
      },
    },
  );
}

type Known = { readonly standing: Standing; readonly configuration: StatementConfiguration };

/** What may not be said of it by now, and what is so no longer. */
async function outlookOf(
  publisher: Publisher,
  { reference }: Which,
  { standing, configuration: { settings } }: Known,
): Promise<Omit<Outlook, "heldBack" | "ground"> & { readonly version: Version }> {
  const { version } = findStatement(standing.found.known.records, reference);
  const { content } = version;
  const { nextUpdateAt, before } = content.situation;
  const now = standing.situationWith({ nextUpdateAt, before });
  return {
    version,
    person: publisher.principal.id,
    settings,
    offences: refusalsIn(content, { situation: now, incidentState: standing.found.incident.state }),
    departures: departuresOf(content, { now, atItsTime: await figuresThen(publisher, content) }),
  };
}

function addresseesOf(
  statement: Statement,
  all: readonly Statement[],
  recipients: StatementConfiguration["recipients"],
): readonly StatementRecipient[] {
  const { content } = statement.version;
  const corrected = all.find(({ reference }) => reference === content.corrects);
  const toldBefore = corrected === undefined ? NOBODY : addressedBy(corrected);
  return recipientsOf(content, recipients, { audience: audienceOf(statement, all), toldBefore });
}

const NOBODY: ReadonlySet<string> = new Set();

/** When the next update comes was promised to everybody. */
function promiseIn(statement: Statement): readonly NewRecord[] {
  const { reference, version } = statement;
  const nextUpdateAt = promisedIn(version.content);
  if (nextUpdateAt === null) return [];
  const what = `The next public update, as statement ${reference} said`;
  const content = { what, to: "the public", by: nextUpdateAt };
  return [{ incident: homeOf(statement), kind: "promise", name: "", content }];
}
