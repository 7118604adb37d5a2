import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./src/platform/ledger/schema.ts",
    "./src/platform/audit/schema.ts",
    "./src/platform/outbox/schema.ts",
    "./src/access/schema.ts",
    "./src/inventory/schema.ts",
    "./src/alarms/feeds/schema.ts",
    "./src/impact/subscriptions/schema.ts",
    "./src/incidents/records/schema.ts",
    "./src/regulation/keep/schema.ts",
    "./src/regulation/clocks/schema.ts",
    "./src/statements/keep/schema.ts",
  ],
  out: "./migrations",
});
