import { inject } from "vitest";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import { createDatabase, type TestDatabase } from "./create-database.ts";

declare module "vitest" {
  // A type alias cannot be merged into vitest's own declaration.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    postgres: PostgresConnection;
    /** Name of a database that has the present schema and nothing in it. */
    migrated: string;
  }
}

/** An empty database without a schema, or a copy of another. */
export async function createTestDatabase(template = "template0"): Promise<TestDatabase> {
  return await createDatabase(inject("postgres"), template);
}

/** An empty database with the present schema. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  return await createTestDatabase(inject("migrated"));
}
