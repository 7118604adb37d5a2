import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Where `.ci/run` reads the count of tests from. */
const report = process.env["TEST_REPORT"];

const isLong = process.env["LONG"] === "1";
const isThorough = isLong || process.env["CI"] !== undefined;

/** Suites that are shown on Node, and of which another shows that the way through the Worker is the same. */
const IN_WORKERD_BY_CI = [
  "test/access/{credentials,tokens}.pg.test.ts",
  "test/alarms/{events-refused,feeds}.pg.test.ts",
  "test/impact/{impact,partners-adversary}.pg.test.ts",
  "test/impact/stream/{admission,tokens}.pg.test.ts",
  "test/impact/subscriptions/telling.pg.test.ts",
  "test/impact/timeline.pg.test.ts",
  "test/incidents/{adding,evidence-open,incidents,measuring,records,reporting}.pg.test.ts",
  "test/inventory/*.pg.test.ts",
  "test/regulation/keep/*.pg.test.ts",
  "test/regulation/o2-2018.pg.test.ts",
  "test/regulation/clocks/obligations.pg.test.ts",
  "test/regulation/filings/{evidence,put-right}.pg.test.ts",
  "test/statements/publishing.pg.test.ts",
];
/** The longest of them, so that `.ci/run` stays under twenty minutes. */
const IN_WORKERD_WHEN_LONG = [
  "test/regulation/drafts/same-figures.pg.test.ts",
  "test/alarms/{events,declarations}.pg.test.ts",
  "test/access/scopes.pg.test.ts",
  "test/incidents/evidence.pg.test.ts",
  "test/platform/hostile.pg.test.ts",
  "test/workerd/cold.test.ts",
  "test/impact/{estimates,moments}.pg.test.ts",
  "test/impact/stream/stream.pg.test.ts",
  "test/impact/subscriptions/subscribing.pg.test.ts",
];
/** Of faults, those that take longest; others in npm test show that the service lives through the like of them. */
const PROCESSES_BY_CI = [
  "test/faults/{disk-full,stream}.process.test.ts",
  "test/impact/subscriptions/told.process.test.ts",
];
if (!isThorough) console.info(`Not run, but by .ci/run and test:long: ${PROCESSES_BY_CI.join(" ")}`);
const notInWorkerd = [...(isLong ? [] : IN_WORKERD_WHEN_LONG), ...(isThorough ? [] : IN_WORKERD_BY_CI)];
if (!isThorough) console.info(`Not run in workerd, but by .ci/run and test:long: ${IN_WORKERD_BY_CI.join(" ")}`);
if (!isLong) console.info(`Not run in workerd, but by test:long: ${IN_WORKERD_WHEN_LONG.join(" ")}`);

/** They need a browser, which npm does not bring. */
const isWithBrowser = isThorough || process.env["BROWSER"] !== undefined;
if (!isWithBrowser)
  console.info(
    "Not run, since they need Debian's chromium: test/dashboard/*.browser.test.ts; by npm run test:browser, .ci/run and test:long",
  );

/**
 * fast: no database, no process. postgres: real embedded Postgres, a database per suite. workerd: the suites over
 * HTTP once more, against the Worker in the real workerd. process: whole services. browser: the page in a real browser.
 * A suite's file name says which it is, so that `npm run check` stays under a minute.
 */
export default defineConfig({
  test: {
    // Suites wait for Postgres and workerd most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{pg,process,browser}.test.ts", "test/workerd/**"],
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
          name: "workerd",
          include: [
            "test/{access,alarms,dashboard,examples,impact,incidents,inventory}/*.pg.test.ts",
            "test/impact/{stream,subscriptions}/*.pg.test.ts",
            "test/regulation/*.pg.test.ts",
            "test/regulation/{drafts,filings,keep}/*.pg.test.ts",
            "test/regulation/clocks/obligations.pg.test.ts",
            "test/statements/publishing.pg.test.ts",
            "test/platform/{audit,hostile,outbox/routes}.pg.test.ts",
            "test/workerd/*.test.ts",
          ],
          exclude: notInWorkerd,
          globalSetup: ["test/support/workerd-global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "process",
          include: ["test/**/*.process.test.ts"],
          exclude: isThorough ? [] : PROCESSES_BY_CI,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...(isWithBrowser
        ? [
            {
              test: {
                name: "browser",
                include: ["test/dashboard/*.browser.test.ts"],
                expect: { poll: { timeout: 30_000 } },
                testTimeout: 120_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
    ],
  },
});
