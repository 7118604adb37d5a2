import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { lastOf } from "../../platform/kept/record.ts";
import { CodeContent } from "./codes.ts";
import { ApprovedContent, type Holding, HoldingContent } from "./holding.ts";
import { type KnownStatementRecipient, RecipientContent } from "./recipient.ts";
import type { StatementRecord } from "./record.ts";
import { statementKeeper } from "./repository.ts";
import { DEFAULT_SETTINGS, StatementSettings } from "./settings.ts";

/** A code as it is kept. */
export type Code = {
  readonly hash: string;
  readonly owner: string;
  readonly expiresAt: Instant;
  readonly isUsed: boolean;
  /** Its owner drew others since. */
  readonly isReplaced: boolean;
};

/** What is configured of statements. */
export type StatementConfiguration = {
  readonly settings: StatementSettings;
  readonly recipients: readonly KnownStatementRecipient[];
  readonly holdings: readonly Holding[];
  readonly codes: readonly Code[];
};

export async function loadStatementConfiguration(db: Db): Promise<StatementConfiguration> {
  return statementConfigurationOf(await statementKeeper.load(db));
}

/** What is in force after some records. Pure. */
export function statementConfigurationOf(records: readonly StatementRecord[]): StatementConfiguration {
  const [settings] = lastOf(records, "settings");
  return {
    settings: settings === undefined ? DEFAULT_SETTINGS : StatementSettings.parse(settings.content),
    recipients: lastOf(records, "recipient").flatMap(({ content, by, recordedAt }) => {
      const { recipient } = RecipientContent.parse(content);
      return recipient === null ? [] : [{ ...recipient, since: recordedAt, by }];
    }),
    holdings: holdingsOf(records),
    codes: codesOf(records),
  };
}

function holdingsOf(records: readonly StatementRecord[]): readonly Holding[] {
  const approved = records.filter(({ kind }) => kind === "holding-approved");
  return lastOf(records, "holding").flatMap(({ number, name: id, content, by, recordedAt }) => {
    const { holding } = HoldingContent.parse(content);
    if (holding === null) return [];
    const approval = approved.find((one) => one.name === id && ApprovedContent.parse(one.content).number === number);
    const [approvedBy, approvedAt] = [approval?.by ?? null, approval?.recordedAt ?? null];
    return [{ number, id, ...holding, preparedBy: by, preparedAt: recordedAt, approvedBy, approvedAt }];
  });
}

function codesOf(records: readonly StatementRecord[]): readonly Code[] {
  const used = new Set(records.filter(({ kind }) => kind === "code-used").map(({ name }) => name));
  const all = lastOf(records, "code").map(({ name: hash, content }) => ({ hash, ...CodeContent.parse(content) }));
  const lastDrawn = new Map(all.map(({ owner, drawing }) => [owner, drawing]));
  return all.map(({ hash, owner, expiresAt, drawing }) => ({
    hash,
    owner,
    expiresAt,
    isUsed: used.has(hash),
    isReplaced: lastDrawn.get(owner) !== drawing,
  }));
}
