import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { NewStatementSettings } from "../statements/keep/settings.ts";

const Moment = z.string();
const Manifest = z.object({
  title: z.string(),
  inventoryEffectiveFrom: Moment.nullable(),
  inventoryRecordedAt: Moment,
  /** The moment whose estimate is printed. */
  outageAt: Moment,
  timeZone: z.string(),
  /** How its operator speaks in public: the settings of statements. */
  statements: NewStatementSettings.optional(),
});
const RecordedEvent = z.looseObject({ id: z.string(), occurredAt: Moment, recordedAt: Moment });
const Release = z.looseObject({ recordedAt: Moment });
const RecordedDeclaration = z.looseObject({ id: z.string(), recordedAt: Moment, release: Release.optional() });

/** Something that became known: where it is sent, and as what. */
export type Step = {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> & { readonly recordedAt: string };
};

/** An inventory and what became known of an outage, in the order in which it did. */
export type Example = z.infer<typeof Manifest> & {
  readonly folder: string;
  readonly inventory: unknown;
  readonly steps: readonly Step[];
};

/** Reads an example's folder: example.json, inventory.json, events.json, and declarations.json where there is one. */
export async function readExample(folder: string): Promise<Example> {
  const manifest = Manifest.parse(await readJson(join(folder, "example.json")));
  const inventory = await readJson(join(folder, "inventory.json"));
  const events = z.array(RecordedEvent).parse(await readJson(join(folder, "events.json")));
  const declared = join(folder, "declarations.json");
  const declarations = z.array(RecordedDeclaration).parse(await readJson(declared).catch(noneWhereThereIsNoFile));
  const steps = [...events.map((body) => ({ path: "/v1/events", body })), ...declarations.flatMap(stepsOfDeclaration)];
  return {
    folder,
    ...manifest,
    inventory,
    steps: steps.toSorted((a, b) => compare(a.body.recordedAt, b.body.recordedAt)),
  };
}

function stepsOfDeclaration({ release, ...body }: z.infer<typeof RecordedDeclaration>): readonly Step[] {
  const declared = { path: "/v1/declarations", body };
  return release === undefined
    ? [declared]
    : [declared, { path: `/v1/declarations/${body.id}/release`, body: release }];
}

function compare(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function noneWhereThereIsNoFile(error: unknown): readonly never[] {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
  throw error;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Error(`There is no example here: ${file} cannot be read`, { cause: error });
  });
  return JSON.parse(text);
}
