import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build, stop } from "esbuild";
import { PAGE_FILES, type PageFileName } from "./page-files.ts";

export type PageFile = {
  readonly name: PageFileName;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
};

const PAGE = join(import.meta.dirname, "page");

/** Makes the page's files out of its source. Node only: Workers serve them from `dist`, where `npm run build` puts them. */
export async function bundlePage(): Promise<readonly PageFile[]> {
  const [made, icon, land] = await Promise.all([
    bundle(),
    readFile(join(PAGE, "icon.svg")),
    readFile(createRequire(import.meta.url).resolve("world-atlas/land-110m.json")),
  ]);
  const content = new Map<string, Uint8Array>([["icon.svg", icon], ["land.json", land], ...made]);
  return await Promise.all(PAGE_FILES.map(async (name) => await fileOf(name, content.get(name))));
}

async function bundle(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, "main.tsx"), join(PAGE, "main.css")],
    outdir: "dist/page",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "eof",
    logLevel: "silent",
    tsconfigRaw: {},
  });
  // Its own process would stay for as long as ours.
  await stop();
  return outputFiles.map(({ path, contents }) => [basename(path), contents]);
}

/** `memLevel`: of less, blocks are shorter, each with codes of its own, which takes off 0.4 % of the script. */
const PACKING = { level: 9, memLevel: 6 } as const;

const MEDIA_TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
} as const;

async function fileOf(name: PageFileName, content: Uint8Array | undefined): Promise<PageFile> {
  if (content === undefined) throw new Error(`the page's source makes no ${name}`);
  const extension = name.slice(name.lastIndexOf(".") + 1);
  const mediaType = Object.entries(MEDIA_TYPES).find(([own]) => own === extension)?.[1] ?? "application/octet-stream";
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
  const gzipped = new Uint8Array(await promisify(gzip)(content, PACKING));
  return { name, mediaType, bytes: new Uint8Array(content), gzipped, etag };
}
