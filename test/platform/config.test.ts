import { describe, expect, test } from "vitest";
import { isLoopback, readConfig } from "../../src/platform/config.ts";

const DEFAULTS = {
  port: 8787,
  host: "127.0.0.1",
  databaseUrl: undefined,
  dataDir: ".data",
  estimateFile: ".data/last-estimate.json",
  requestSeconds: 60,
  logLevel: "info",
};

test("nothing set is the defaults", () => {
  expect(readConfig({})).toEqual({ config: DEFAULTS, faults: [] });
});

test("set to nothing is not set", () => {
  const environment = { PORT: "", HOST: "", DATABASE_URL: "", DATA_DIR: "", LOG_LEVEL: "" };
  expect(readConfig(environment)).toEqual({ config: DEFAULTS, faults: [] });
});

test("what is set is what is meant, and what is not ours is left alone", () => {
  const environment = {
    PORT: "80",
    HOST: "::1",
    DATABASE_URL: "postgresql://user:secret@db/headcount",
    DATA_DIR: "data folder",
    REQUEST_SECONDS: "5",
    LOG_LEVEL: "debug",
    PATH: "anything",
  };
  expect(readConfig(environment)).toEqual({
    config: {
      port: 80,
      host: "::1",
      databaseUrl: "postgresql://user:secret@db/headcount",
      dataDir: "data folder",
      estimateFile: "data folder/last-estimate.json",
      requestSeconds: 5,
      logLevel: "debug",
    },
    faults: [],
  });
});

test.each(["0", "1", "65535"])("port %s is a port", (port) => {
  expect(readConfig({ PORT: port }).config?.port).toBe(Number(port));
});

test.each([
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["PORT", "0x50"],
  ["PORT", "http"],
  ["PORT", " "],
  ["DATABASE_URL", "mysql://db/headcount"],
  ["DATABASE_URL", "db"],
  ["REQUEST_SECONDS", "0"],
  ["REQUEST_SECONDS", "3601"],
  ["REQUEST_SECONDS", "1.5"],
  ["LOG_LEVEL", "loud"],
  ["LOG_LEVEL", "INFO"],
])("%s cannot be %j", (name, value) => {
  const { config, faults } = readConfig({ [name]: value });
  expect(config).toBeUndefined();
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name} `));
});

test("all that is wrong is told at once", () => {
  const { faults } = readConfig({ PORT: "x", DATABASE_URL: "db", LOG_LEVEL: "loud" });
  expect(faults.map((fault) => fault.split(" ")[0] ?? "").toSorted()).toEqual(["DATABASE_URL", "LOG_LEVEL", "PORT"]);
});

test("a fault never tells the password of a database", () => {
  const { faults } = readConfig({ DATABASE_URL: "mysql://user:secret@db/headcount" });
  expect(faults).toHaveLength(1);
  expect(faults.join()).not.toContain("secret");
});

describe("only this machine", () => {
  test.each(["127.0.0.1", "127.1.2.3", "::1", "localhost"])("reaches %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "::",
    "192.168.1.5",
    "10.0.0.1",
    "example.org",
    "127.0.0.1.example.org",
    "localhost.example",
    "1270.0.1",
    " ",
    "fe80::1",
  ])("is not all that reaches %j", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
