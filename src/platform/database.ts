import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { customType } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { AppError } from "./errors.ts";
import { BEGINNING_OF_TIME, type Instant, toInstant } from "./instant.ts";
import { Pool } from "./pool.ts";

/** A connection pool, or a transaction in it. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Connection = string | postgres.Options<Record<string, postgres.PostgresType>>;
export type OpenDatabase = { readonly db: Db; readonly close: () => Promise<void> };

/** `keepsStatements`: a connection lives long enough that the server should keep what it parsed. */
export type PoolOptions = { readonly connections: number; readonly keepsStatements: boolean };

/** Opens a pool; nothing is asked of the server until the first query. */
export function openDatabase(
  connection: Connection,
  { connections, keepsStatements }: PoolOptions = { connections: 8, keepsStatements: true },
): OpenDatabase {
  if (keepsStatements) return openPool(connection, connections);
  const sql = connect(connection, { connections, settings: TIMEOUTS });
  return { db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}

/** What was planned for an empty table is wrong for a full one: parsed once, planned each time. */
const PLANNED_ANEW = { plan_cache_mode: "force_custom_plan" };

/** A client of the driver as drizzle knows it, that sends all by way of our pool and never connects itself. */
function openPool(connection: Connection, connections: number): OpenDatabase {
  const settings = { ...TIMEOUTS, ...PLANNED_ANEW };
  const sql = connect(connection, { connections: 1, settings });
  const pool = new Pool((onClose) => {
    const line = connect(connection, { connections: 1, settings, onClose });
    // As drizzle sets them.
    Object.assign(line.options.parsers, sql.options.parsers);
    Object.assign(line.options.serializers, sql.options.serializers);
    return line;
  }, connections);
  const { unsafe, begin } = { unsafe: pool.unsafe.bind(pool), begin: pool.begin.bind(pool) };
  return { db: drizzle(Object.assign(sql, { unsafe, begin })), close: () => pool.close(5) };
}

/**
 * Milliseconds after which Postgres gives up: a statement, whoever waits for it is told to come again; a transaction that
 * says nothing more, so that a process which died in the middle of one holds up nobody.
 */
const TIMEOUTS = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 };

type ClientOptions = {
  readonly connections: number;
  /** Of the server, for each connection. */
  readonly settings?: Readonly<Record<string, number | string>>;
  /** Is told where a connection closes; it then stays open as long as the server lets it. */
  readonly onClose?: () => void;
  /** Is told of what is notified on the channels that the connection listens to. */
  readonly onNotify?: () => void;
};

/** The driver's client, with so many connections at the most. */
export function connect(
  connection: Connection,
  { connections, settings = {}, onClose, onNotify }: ClientOptions,
): postgres.Sql {
  const options = {
    max: connections,
    connect_timeout: 5,
    // Asked for once a connection, and only needed for arrays, which we send as JSON.
    fetch_types: false,
    connection: { TimeZone: "UTC", application_name: "headcount", ...settings },
    onnotice: () => {},
    ...(onClose === undefined ? {} : { onclose: onClose, max_lifetime: null }),
    // Of the driver's own way to listen, which does without the rest of it: that writes to connections that are lost.
    ...(onNotify === undefined ? {} : { onnotify: onNotify }),
  };
  return typeof connection === "string" ? postgres(connection, options) : postgres({ ...connection, ...options });
}

/** timestamptz to the microsecond, read and written as an Instant. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => "timestamp with time zone",
  fromDriver: readInstant,
});

/** jsonb as the driver gives it; drizzle's own would read a text as JSON a second time. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  fromDriver: (value) => value,
  toDriver: (value) => JSON.stringify(value),
});

/** What Postgres prints of a timestamptz. */
export function readInstant(text: string): Instant {
  return toInstant(text) ?? BEGINNING_OF_TIME;
}

/**
 * SQLSTATE classes and driver codes that mean: the server is away, starting, stopping, full or cut us off. With 58000
 * Hyperdrive says that it gets no connection to the server; PostgreSQL itself, that its system fails it.
 */
const UNAVAILABLE =
  /^(08|53|57P0|57014|58000|58030|CONNECT|CONNECTION_|ECONN|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/;

/** What workerd says of a socket, without a code. */
const CUT_OFF =
  /^(connection attempt failed|proxy request failed|network connection lost|this socket has been closed)/i;

/** The error that a failed query means to a caller; undefined where it is a defect. The cause stays with us. */
export function translateDatabaseError(error: unknown): AppError | undefined {
  const isAway =
    codesOf(error).some((code) => UNAVAILABLE.test(code)) ||
    causesOf(error).some(({ message }) => CUT_OFF.test(message));
  return isAway ? silence() : undefined;
}

const SILENCE = "The database does not answer at the moment.";

/** Answered where only the database could say. */
export function silence(): AppError {
  return new AppError("unavailable", SILENCE);
}

/** Whether an error says no more than that the database does not answer; other things can be unavailable too. */
export function isSilence(error: unknown): boolean {
  const known = error instanceof AppError ? error : translateDatabaseError(error);
  return known?.message === SILENCE;
}

/** Nothing, where the database is only silent. */
export function unlessSilent(error: unknown): undefined {
  if (!isSilence(error)) throw error;
}

/** What Postgres or the driver calls a failure, if either does. */
export function sqlStateOf(error: unknown): string | undefined {
  return codesOf(error)[0];
}

function codesOf(error: unknown): readonly string[] {
  return causesOf(error).flatMap((cause) => ("code" in cause && typeof cause.code === "string" ? [cause.code] : []));
}

/** An error and what caused it, one after the other. */
function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
