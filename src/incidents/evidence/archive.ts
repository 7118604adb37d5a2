import { createHash } from "node:crypto";
import { unzipSync, zipSync } from "fflate";

/** A file of an archive; names are unique. */
export type Part = { readonly name: string; readonly text: string };

const SUMS = "SHA256SUMS";

/** So that the same parts are the same bytes whenever and wherever they are packed: not compressed, and of no time. */
const PACKING = { level: 0, mtime: new Date(1980, 0, 1) } as const;

/** Packs parts as a zip archive, with a list of their digests as `sha256sum` reads it. */
export function pack(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const files = parts.map(({ name, text }): [string, Uint8Array<ArrayBuffer>] => [
    name,
    new TextEncoder().encode(text),
  ]);
  const sums = files.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join("");
  return zip([...files, [SUMS, new TextEncoder().encode(sums)]]);
}

function zip(files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, PACKING]])));
}

/** In hexadecimal, as `sha256sum` prints it. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export type Unpacked = { readonly parts: readonly Part[]; readonly faults: readonly string[] };

/** What is in an archive, and all by which it is not as `pack` made it: no byte may be another. */
export function unpack(bytes: Uint8Array): Unpacked {
  const files = readZip(bytes);
  if (files === undefined) return { parts: [], faults: ["it is no archive that can be read"] };
  const others = files.filter(([name]) => name !== SUMS);
  const parts = others.map(([name, file]) => ({ name, text: new TextDecoder().decode(file) }));
  const sums = textOf(files, SUMS);
  const faults = [
    ...faultsOfSums(others, sums),
    ...(isSame(zip(files), bytes) ? [] : ["the archive itself was altered"]),
  ];
  return { parts, faults };
}

type Files = readonly (readonly [string, Uint8Array<ArrayBuffer>])[];

function readZip(bytes: Uint8Array): Files | undefined {
  try {
    return Object.entries(unzipSync(bytes)).map(([name, file]) => [name, Uint8Array.from(file)]);
  } catch {
    return undefined;
  }
}

function textOf(files: Files, name: string): string {
  const file = files.find(([other]) => other === name)?.[1];
  return file === undefined ? "" : new TextDecoder().decode(file);
}

function faultsOfSums(files: Files, sums: string): readonly string[] {
  const wanted = new Map(
    sums.split("\n").flatMap((line) => (line === "" ? [] : [[line.slice(66), line.slice(0, 64)]])),
  );
  const present = new Map(files.map(([name, bytes]) => [name, sha256(bytes)]));
  const names = [...new Set([...wanted.keys(), ...present.keys()])].filter(
    (name) => wanted.get(name) !== present.get(name),
  );
  return names.map((name) => {
    if (!present.has(name)) return `${name} is missing`;
    return wanted.has(name) ? `${name} was altered` : `${name} was added`;
  });
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
