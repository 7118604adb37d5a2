import { z } from "zod";
import { type Texts, readEnvironment } from "./environment.ts";

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .transform(Number)
    .pipe(z.int().max(65_535))
    .default(8787),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  ESTIMATE_FILE: z.string().min(1).optional(),
  REQUEST_SECONDS: z
    .string()
    .regex(/^\d{1,4}$/, "must be a number of seconds")
    .transform(Number)
    .pipe(z.int().min(1, "must be at least 1").max(3600, "must be at most 3600"))
    .default(60),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Undefined: the embedded Postgres, kept in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where the last estimate is kept for the day on which this service itself is down. */
  readonly estimateFile: string;
  /** How long a client may take to send all of a request. */
  readonly requestSeconds: number;
  readonly logLevel: string;
};

export type ConfigReading =
  | { readonly config: Config; readonly faults: readonly [] }
  | { readonly config?: undefined; readonly faults: readonly string[] };

/** Reads the configuration, or names all its faults. */
export function readConfig(environment: Texts): ConfigReading {
  const { value, faults } = readEnvironment(Environment, environment);
  if (value === undefined) return { faults };
  const {
    PORT,
    HOST,
    DATABASE_URL,
    DATA_DIR,
    ESTIMATE_FILE = `${DATA_DIR}/last-estimate.json`,
    REQUEST_SECONDS,
    LOG_LEVEL,
  } = value;
  return {
    config: {
      port: PORT,
      host: HOST,
      databaseUrl: DATABASE_URL,
      dataDir: DATA_DIR,
      estimateFile: ESTIMATE_FILE,
      requestSeconds: REQUEST_SECONDS,
      logLevel: LOG_LEVEL,
    },
    faults: [],
  };
}

/** Whether only this machine can reach a service that listens there. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host);
}
