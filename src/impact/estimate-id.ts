import { z } from "zod";
import { fromBase64Url, toBase64Url } from "../platform/base64url.ts";
import { canonicalJson, digestOf } from "../platform/canonical-json.ts";
import { InstantText } from "../platform/instant.ts";
import { Filter } from "./filter.ts";
import { type NamedRow, figuresOf } from "./figures.ts";
import type { Impact } from "./answer.ts";

/**
 * An estimate's id holds what it was computed from and what came out, so that nothing need be stored for a figure to be
 * checked for ever: the headline's figures, a check for every row, and a digest of everything.
 */
export type EstimateId = {
  readonly version: number;
  readonly sequence: number;
  readonly at: string;
  readonly knownAt: string;
  readonly engine: string;
  readonly filter: Filter;
  /** In the order of `figuresOf`'s first row. */
  readonly headline: readonly number[];
  readonly digest: string;
  readonly checks: readonly Check[];
};

/** A row's name and figures in 24 bits; rows beyond the first few hundred share theirs. */
type Check = number;

/** First part of an id, as JSON. After it, separated by dots: the checks, three bytes each, and the digest. */
const Core = z.tuple([z.int(), z.int().min(0), InstantText, InstantText, z.string(), Filter, z.array(z.number())]);

const MOST_CHECKS = 300;
/** Characters. */
const DIGEST = 22;

export async function describeEstimate(impact: Impact, filter: Filter): Promise<EstimateId> {
  const { inventoryVersion: version, sequence, at, knownAt, engine } = impact;
  const rows = figuresOf(impact);
  const whole = canonicalJson([version, sequence, at, knownAt, engine, filter, rows]);
  return {
    version,
    sequence,
    at,
    knownAt,
    engine,
    filter,
    headline: Object.values(rows[0]?.figures ?? {}),
    digest: (await digestOf(whole)).slice(0, DIGEST),
    checks: bundle(rows).map(checkOf),
  };
}

/** The end of an estimate's id, which no other has; the whole can be as long as a page. */
export function shortEstimateId(id: string): string {
  return `…${id.slice(-DIGEST)}`;
}

/** The id of an estimate, by which it can be checked for ever. */
export async function estimateIdOf(impact: Impact, filter: Filter): Promise<string> {
  return encodeEstimateId(await describeEstimate(impact, filter));
}

/** Rows in the order of their names, one a bundle, or several where there are too many for an address. */
export function bundle(rows: readonly NamedRow[]): readonly (readonly NamedRow[])[] {
  const size = Math.ceil(rows.length / MOST_CHECKS);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** FNV-1a, folded to 24 bits: enough to name the row that differs; that something differs is the digest's to tell. */
export function checkOf(rows: readonly NamedRow[]): Check {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(canonicalJson(rows))) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 24) ^ hash) & 0xffffff;
}

export function encodeEstimateId({ digest, checks, ...id }: EstimateId): string {
  const { by, operator, area, customerClass, service, audience } = id.filter;
  const filter = { by, operator, area, customerClass, service, audience };
  const core = JSON.stringify([id.version, id.sequence, id.at, id.knownAt, id.engine, filter, id.headline]);
  const bytes = Uint8Array.from(checks.flatMap((check) => [check >>> 16, (check >>> 8) & 0xff, check & 0xff]));
  return [toBase64Url(new TextEncoder().encode(core)), toBase64Url(bytes), digest].join(".");
}

/** Undefined where the text is no id of ours. */
export function decodeEstimateId(text: string): EstimateId | undefined {
  const [core = "", bytes = "", digest = ""] = text.split(".");
  const parsed = Core.safeParse(parseJson(new TextDecoder().decode(fromBase64Url(core))));
  const checks = fromBase64Url(bytes);
  if (!parsed.success || checks === undefined || !/^[\w-]{22}$/.test(digest)) return undefined;
  const [version, sequence, at, knownAt, engine, filter, headline] = parsed.data;
  const id = { version, sequence, at, knownAt, engine, filter, headline, digest, checks: readChecks(checks) };
  return encodeEstimateId(id) === text ? id : undefined;
}

function readChecks(bytes: Uint8Array): readonly Check[] {
  return Array.from({ length: Math.floor(bytes.length / 3) }, (_, index) =>
    bytes.subarray(3 * index, 3 * index + 3).reduce((check, byte) => check * 256 + byte, 0),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
