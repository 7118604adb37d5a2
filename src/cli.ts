import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { flushTrail } from "./access/flush.ts";
import { createHostApp, openHost, readHost } from "./host.ts";
import { type Client, createClient } from "./replay/client.ts";

/** The command line: what the API does, for who administers; in this process, or by way of a running service. */
const program = new Command("headcount")
  .description("Makes credentials, verifies the audit, brings the database to the present schema.")
  .option(
    "--url <address>",
    "a running service; without it the database is opened here, unless a service on this machine holds it",
  )
  .showHelpAfterError();

const credentials = program.command("credentials").description("API keys, break-glass credentials and sessions");

credentials
  .command("create")
  .description("make one; its secret is shown this once")
  .requiredOption("--name <name>", "what it is for")
  .requiredOption("--scopes <list>", "what it may: impact:read,events:write,inventory:write,…", list)
  .requiredOption("--operators <list>", "whose customers it may see: all, or ids with commas between them", operators)
  .option("--expires <days>", "days until it ends, at most 400 (90)", days)
  .option("--break-glass", "for the day on which nothing else works: ends 12 hours after its first use")
  .option("--requests-per-minute <number>", "its own limit", Number)
  .action(async ({ expires, breakGlass, ...rest }: Record<string, unknown>) => {
    const body = { ...rest, kind: breakGlass === true ? "break-glass" : "key", expiresAt: expires };
    await withClient(async (client) => show(await client(z.unknown(), "/v1/credentials", { method: "POST", body })));
  });

credentials
  .command("list")
  .description("all of them, with when and from where each was last used")
  .action(async () => await withClient(async (client) => show(await client(z.unknown(), "/v1/credentials"))));

credentials
  .command("rotate <id>")
  .description("a new secret with the same rights; the old one works on for some hours")
  .option("--overlap <hours>", "how many (24)", Number)
  .action(async (id: string, { overlap }: { overlap?: number }) => {
    const body = overlap === undefined ? {} : { overlapHours: overlap };
    const path = `/v1/credentials/${encodeURIComponent(id)}/rotate`;
    await withClient(async (client) => show(await client(z.unknown(), path, { method: "POST", body })));
  });

credentials
  .command("revoke <id>")
  .description("end one at once, with its sessions")
  .action(async (id: string) => {
    const path = `/v1/credentials/${encodeURIComponent(id)}`;
    await withClient(async (client) => show(await client(z.unknown(), path, { method: "DELETE" })));
  });

const audit = program.command("audit").description("who did what, when and from where");

const Report = z.looseObject({
  faults: z.array(z.unknown()),
  head: z.object({ sequence: z.number(), seal: z.string() }),
});

audit
  .command("verify")
  .description("find every entry that was altered, removed or inserted; ends with 1 where there is one")
  .option("--anchor <sequence:seal>", "an end of the audit that was written down earlier")
  .action(async ({ anchor }: { anchor?: string }) => {
    const query = anchor === undefined ? "" : `?anchor=${encodeURIComponent(anchor)}`;
    const report = await withClient(async (client) => await client(Report, `/v1/audit/verification${query}`));
    show(report);
    if (report.faults.length > 0) process.exitCode = 1;
  });

const Page = z.object({ entries: z.array(z.unknown()), next: z.number().nullable() });

audit
  .command("export")
  .description("every entry, a JSON object a line")
  .action(async () => {
    await withClient(async (client) => {
      for (let after: number | null = 0; after !== null; ) {
        const page: z.infer<typeof Page> = await client(Page, `/v1/audit?limit=10000&after=${after}`);
        for (const entry of page.entries) console.log(JSON.stringify(entry));
        after = page.next;
      }
    });
  });

program
  .command("migrate")
  .description("bring the database of DATABASE_URL (or the embedded one) to the present schema")
  .action(async () => {
    const { close } = await openHost(readHost(process.env));
    await close();
    console.log("The schema is up to date.");
  });

function list(text: string): readonly string[] {
  return text.split(",").map((part) => part.trim());
}

function operators(text: string): "all" | readonly string[] {
  return text === "all" ? "all" : list(text);
}

function days(text: string): string {
  const count = Number(text);
  if (!(count > 0)) throw new InvalidArgumentError("must be a number of days");
  return new Date(Date.now() + count * 24 * 60 * 60 * 1000).toISOString();
}

function show(answer: unknown): void {
  console.log(JSON.stringify(answer, null, 2));
}

/** By way of a service that is named or runs on this machine; else the same app in this process. */
async function withClient<Result>(act: (client: Client) => Promise<Result>): Promise<Result> {
  const host = readHost(process.env);
  const { url } = program.opts<{ url?: string }>();
  const address = url ?? (host.config.databaseUrl === undefined ? await runningAt(host.config.port) : undefined);
  if (address !== undefined) return await act(createClient(address, { key: process.env["HEADCOUNT_KEY"] }));
  const { db, close } = await openHost(host).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    const looked = host.config.databaseUrl === undefined ? `No service answers at port ${host.config.port}; ` : "";
    throw new Error(`${looked}the database cannot be opened here: ${cause} Or name a service: --url.`, {
      cause: error,
    });
  });
  const { app, trail } = createHostApp(host, db, {
    everybodyIs: {
      id: `cli:${process.env["USER"] ?? "unknown"}`,
      scopes: "all",
      operators: "all",
    },
  });
  try {
    return await act(createClient("http://localhost", { send: app.fetch }));
  } finally {
    await flushTrail(trail, db, Number.POSITIVE_INFINITY);
    await close();
  }
}

async function runningAt(port: number): Promise<string | undefined> {
  const address = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${address}/health`).catch(() => undefined);
  return answer?.ok === true ? address : undefined;
}

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
