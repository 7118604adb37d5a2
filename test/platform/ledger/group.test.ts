import { expect, test } from "vitest";
import { AppError } from "../../../src/platform/errors.ts";
import { type CommitAll, Group, type Outcome } from "../../../src/platform/ledger/group.ts";

/** Commits that end when they are told to; an item is "bad" where it is refused, "poison" where it brings all down. */
function startGroup(most = 100) {
  const commits: { readonly items: readonly string[]; readonly end: () => void }[] = [];
  const commitAll: CommitAll<string, string> = async (items) => {
    await new Promise<void>((resolve) => commits.push({ items, end: resolve }));
    if (items.includes("away")) throw Object.assign(new Error("away"), { code: "ECONNREFUSED" });
    if (items.includes("poison")) throw new TypeError("poison");
    return items.map(
      (item): Outcome<string> =>
        item === "bad" ? { refused: new AppError("refused", "bad") } : { result: `${item} of ${items.length}` },
    );
  };
  return { commits, group: new Group(commitAll, most) };
}

const settled = async (promises: readonly Promise<string>[]) =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === "fulfilled" ? result.value : `${result.reason}`,
  );
const tick = () => new Promise((resolve) => setTimeout(resolve));

test("who comes while a commit is under way shares the next, in the order of arrival", async () => {
  const { commits, group } = startGroup();
  const all = ["a", "b", "c"].map((item) => group.commit(item, 1));
  await tick();
  expect(commits.map(({ items }) => items)).toEqual([["a"]]);
  commits[0]?.end();
  await tick();
  expect(commits.map(({ items }) => items)).toEqual([["a"], ["b", "c"]]);
  commits[1]?.end();
  expect(await settled(all)).toEqual(["a of 1", "b of 2", "c of 2"]);
  const late = group.commit("d", 1);
  await tick();
  commits[2]?.end();
  expect(await late).toBe("d of 1");
});

test("a commit takes no more weight than it may, but something however heavy", async () => {
  const { commits, group } = startGroup(10);
  const all = [
    ["a", 1],
    ["b", 6],
    ["c", 4],
    ["d", 1],
    ["e", 50],
    ["f", 1],
  ] as const;
  const promises = all.map(([item, weight]) => group.commit(item, weight));
  for (const [index, items] of [["a"], ["b", "c"], ["d"], ["e"], ["f"]].entries()) {
    await tick();
    expect(commits[index]?.items).toEqual(items);
    commits[index]?.end();
  }
  await Promise.all(promises);
});

async function together(...items: readonly string[]) {
  const { commits, group } = startGroup();
  const first = group.commit("first", 1);
  const all = items.map((item) => group.commit(item, 1));
  void all.map(async (promise) => await promise.catch(() => {}));
  for (let index = 0; index < 10; index++) {
    await tick();
    commits[index]?.end();
  }
  await first;
  return { outcomes: await settled(all), commits: commits.length - 1 };
}

test("what is refused is refused alone", async () => {
  expect(await together("a", "bad", "b")).toEqual({
    outcomes: ["a of 3", "AppError: bad", "b of 3"],
    commits: 1,
  });
});

test("nobody fails for what another sent that nothing was prepared for", async () => {
  expect(await together("a", "poison", "b")).toEqual({
    outcomes: ["a of 1", "TypeError: poison", "b of 1"],
    commits: 4,
  });
});

test("where the database is away nobody is tried again", async () => {
  expect(await together("a", "away", "b")).toEqual({
    outcomes: ["Error: away", "Error: away", "Error: away"],
    commits: 1,
  });
});
