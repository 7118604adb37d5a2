import { expect } from "vitest";
import type { Inventory } from "../../src/inventory/document.ts";
import { PreviewAnswer, StatementAnswer } from "../../src/statements/drafts/answer.ts";
import { StatementPutRight } from "../../src/statements/drift/put-right.ts";
import { putInventory, smallNetwork } from "../impact/small-network.ts";
import type { Principal } from "../../src/platform/principal.ts";
import { fail, idOfNewest } from "../regulation/filings/filing-service.ts";
import { type Answer, type TestService, startTestService } from "../support/service.ts";

/** Statements about a failure of now, of the small network a thousand times as large: hss-1 takes 690,000 of 1,380,000 with it. */

export const network: Inventory = {
  ...smallNetwork,
  segments: smallNetwork.segments.map((segment) => ({
    ...segment,
    subscriptions: Number(segment.subscriptions) * 1000,
  })),
};

export const person = (id: string): Principal => ({ id, scopes: "all", operators: "all" });
export const AUTHOR = person("author");
export const OTHER = person("other");

export const SHORT = { message: "first.customers", channels: ["web-banner", "plain"] } as const;

/** What somebody does with a statement of an incident. */
export type Desk = {
  readonly id: string;
  readonly draft: (other?: object) => Promise<StatementAnswer>;
  readonly preview: (sent: object) => Promise<PreviewAnswer>;
  readonly take: (who: TestService, reference: string, step: string, body?: object) => Promise<Answer>;
  readonly must: (who: TestService, reference: string, step: string, body?: object) => Promise<StatementAnswer>;
  readonly all: () => Promise<{
    readonly statements: readonly StatementAnswer[];
    readonly putRight: readonly StatementPutRight[];
  }>;
};

export function deskOf(service: TestService, id: string): Desk {
  const path = `/v1/incidents/${id}/statements`;
  /** Whoever approves has read it. */
  const readDigest = async (reference: string) => Object((await service.get(`${path}/${reference}`)).body).digest;
  const take: Desk["take"] = async (who, reference, step, body = {}) => {
    const read = step.startsWith("approve") ? { digest: await readDigest(reference) } : {};
    return await who.send("POST", `${path}/${reference}/${step}`, { ...read, ...body });
  };
  return {
    id,
    take,
    draft: async (other = {}) => {
      const answer = await service.send("POST", path, { ...SHORT, ...other });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return StatementAnswer.parse(answer.body);
    },
    preview: async (sent) => {
      const answer = await service.send("POST", `${path}/preview`, sent);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return PreviewAnswer.parse(answer.body);
    },
    must: async (who, reference, step, body) => {
      const answer = await take(who, reference, step, body);
      expect(answer.status, `${step}: ${JSON.stringify(answer.body)}`).toBe(200);
      return StatementAnswer.parse(answer.body);
    },
    all: async () => {
      const { body, status } = await service.get(path);
      expect(status, JSON.stringify(body)).toBe(200);
      const { statements, putRight } = Object(body);
      return {
        statements: StatementAnswer.array().parse(statements),
        putRight: StatementPutRight.array().parse(putRight),
      };
    },
  };
}

/** Two people before a failure of now. */
export type Scene = { readonly author: TestService; readonly other: TestService; readonly desk: Desk };

/** `environment`: what the outbox is configured by. */
export async function openScene(environment: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const author = await startTestService({ principal: AUTHOR, environment });
  await putInventory(author, network);
  await fail(author, "hss-1");
  return { author, other: author.restart(OTHER), desk: deskOf(author, await idOfNewest(author)) };
}

export async function closeScene({ author, other }: Scene): Promise<void> {
  expect([...author.defects, ...other.defects]).toEqual([]);
  await author.close();
}

/** From a draft to what everybody reads. */
export async function publish(
  desk: Desk,
  { author, other }: { readonly author: TestService; readonly other: TestService },
  sent: object = {},
): Promise<StatementAnswer> {
  const { reference } = await desk.draft(sent);
  await desk.must(author, reference, "submit");
  await desk.must(other, reference, "approve");
  return await desk.must(author, reference, "publish");
}

/** Why it was refused. */
export function whyOf(answer: Answer): string {
  const { detail } = Object(answer.body);
  return `${answer.status} ${String(detail)}`;
}
