import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Rooms in the order in which they may look at each other: each at itself and at those before it. */
const ROOMS = [
  "engine",
  "platform",
  "access",
  "inventory",
  "alarms",
  "impact",
  "incidents",
  "regulation",
  "statements",
  "risk",
  "dashboard",
  "replay",
];

type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "");

const sources: readonly SourceFile[] = tracked
  .filter((path) => /^src\/.*\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return { path, text, imports: importsOf(path, text) };
  });

/** Imported modules: paths from the top for files of ours, names for packages. */
function importsOf(path: string, text: string): readonly string[] {
  const names = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name = ""]) => name);
  return names.map((name) => (name.startsWith(".") ? posix.join(dirname(path), name) : name));
}

/** Members of a registry that are data: a pack is the same whether it ships or is sent. */
const documents = tracked.filter((path) => /^src\/.*\.json$/.test(path));

function roomOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? "top";
}

function importsFromOutside(room: string): readonly string[] {
  const own = sources.filter(({ path }) => roomOf(path) === room);
  return own.flatMap(({ imports }) => imports.filter((name) => roomOf(name) !== room));
}

function isPure(path: string): boolean {
  return roomOf(path) === "engine" || /\/(formats|renderings|packs|templates|words)\//.test(path);
}

describe("the rooms", () => {
  test("there is something to look at", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  test.each(sources)("$path stands in a known room and looks only at its own and earlier ones", ({ path, imports }) => {
    const room = roomOf(path);
    const isTop = room === "top";
    expect(isTop || ROOMS.includes(room)).toBe(true);
    const seen = imports.filter((name) => name.startsWith("src/")).map(roomOf);
    const allowed = isTop ? [...ROOMS, "top"] : ROOMS.slice(0, ROOMS.indexOf(room) + 1);
    expect(seen.filter((other) => !allowed.includes(other))).toEqual([]);
  });

  test("the engine imports nothing, and the platform nothing of ours", () => {
    expect(importsFromOutside("engine")).toEqual([]);
    expect(importsFromOutside("platform").filter((name) => name.startsWith("src/"))).toEqual([]);
  });

  test("what is pure touches no clock, chance, network, log or database", () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bconsole\.|\bperformance\.|\bcrypto\.|\bprocess\./;
    const offenders = sources.filter(({ path, text }) => isPure(path) && impure.test(text)).map(({ path }) => path);
    const drizzlers = sources.filter(
      ({ path, imports }) => isPure(path) && imports.some((name) => /drizzle|postgres/.test(name)),
    );
    expect([...offenders, ...drizzlers.map(({ path }) => path)]).toEqual([]);
  });

  test("only app.ts imports a routes.ts", () => {
    const importers = sources
      .filter(({ imports }) => imports.some((name) => name.endsWith("/routes.ts")))
      .map(({ path }) => path);
    expect(importers).toEqual(["src/app.ts"]);
  });

  test("only a repository builds queries, over tables that a schema declares", () => {
    const builders = sources.filter(({ imports }) => imports.some((name) => name.startsWith("drizzle-orm")));
    const places = builders.map(({ path }) => path).filter((path) => !/\/(repository|schema)\.ts$/.test(path));
    expect(places.toSorted()).toEqual([
      "src/platform/database.ts",
      "src/platform/migrate.ts",
      "src/platform/schema-version.ts",
    ]);
  });

  test("a registry's index names every file beside it, and there are no other index files than the engine's", () => {
    const indexes = sources.filter(({ path }) => path.endsWith("/index.ts") && path !== "src/engine/index.ts");
    for (const { path, imports } of indexes) {
      const beside = [...sources.map((other) => other.path), ...documents].filter(
        (other) => dirname(other) === dirname(path) && other !== path,
      );
      expect(beside).not.toEqual([]);
      expect(path).toMatch(/\/(formats|renderings|packs|templates|words)\/index\.ts$/);
      expect(imports).toEqual(expect.arrayContaining(beside));
    }
  });
});

describe("the files", () => {
  test.each(sources)("$path has a kebab-case name, at most 250 lines, and no room for leftovers", ({ path, text }) => {
    expect(path).toMatch(/^src(\/[a-z0-9-]+)+\.tsx?$/);
    expect(path).not.toMatch(/\/(utils|helpers|common|types|lib|services|managers)(\/|\.ts)/);
    expect(text.split("\n").length).toBeLessThanOrEqual(250);
  });

  test("a folder is made when its second file arrives", () => {
    const files = Map.groupBy([...sources.map(({ path }) => path), ...documents], (path) => dirname(path));
    const lonely = [...files]
      .filter(([folder, inside]) => folder !== "src" && inside.length < 2)
      .map(([folder]) => folder);
    expect(lonely).toEqual([]);
  });

  test("every export of the engine says what it is", () => {
    const exported = sources
      .filter(({ path }) => path.startsWith("src/engine/") && !path.endsWith("index.ts"))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(\*\/\n)?^export (?:type|class|function|const) (\w+)/gm)].map(([, comment, name]) => ({
          path,
          name,
          comment,
        })),
      );
    const silent = exported.filter(({ comment }) => comment === undefined).map(({ path, name }) => `${path} ${name}`);
    expect(silent).toEqual([]);
  });

  test("nothing that is committed names a folder of this machine, a registry or a secret", () => {
    // Put together here, so that this file does not name them itself.
    const marks = [
      ["", "work", ""],
      ["", "root", ""],
    ].map((parts) => parts.join("/"));
    marks.push(
      ["registry", "npmjs"].join("."),
      ["BEGIN", "PRIVATE", "KEY"].join(" "),
      `"${["res", "olved"].join("")}":`,
    );
    const offenders = tracked.filter(
      (path) =>
        /\.(ts|tsx|json|md|sql|toml|sh|yml)$|^\.ci\/|^LICENSE$/.test(path) &&
        marks.some((mark) => readFileSync(join(root, path), "utf8").includes(mark)),
    );
    expect(offenders).toEqual([]);
  });
});
