import { defineConfig } from "vitest/config";

/** Where `.ci/run` reads the count of tests from. */
const report = process.env["TEST_REPORT"];

/**
 * fast: no database, no process. postgres: real embedded Postgres, a database per suite. process: whole services.
 * A suite's file name says which it is, so that `npm run check` stays under a minute.
 */
export default defineConfig({
  test: {
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.pg.test.ts", "test/**/*.process.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "postgres",
          include: ["test/**/*.pg.test.ts"],
          globalSetup: ["test/support/postgres-global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "process",
          include: ["test/**/*.process.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
