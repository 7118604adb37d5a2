import { describe, expect, test } from "vitest";
import type { MessageId } from "../../src/statements/message.ts";
import { type Last, type Telling, rightMessage } from "../../src/statements/right-message.ts";
import type { Drift, Situation } from "../../src/statements/situation/situation.ts";
import { O2 } from "./o2.ts";

const told = (message: MessageId, situation: Situation, why: readonly Drift[] = []): Last => ({
  message,
  situation,
  departures: why.map((one) => ({ why: one })),
});

const right = (telling: Partial<Telling> & Pick<Telling, "situation">) =>
  rightMessage({ audience: "customers", incidentState: "open", last: null, ...telling });

const range = (low: number, high: number) => ({ low, point: low, high });

const atWorst = O2.at0500;
const voiceToo: Situation = {
  ...atWorst,
  services: { ...atWorst.services, worse: [{ id: "voice", name: "Voice", kind: "voice" }], working: [] },
};

describe("for customers", () => {
  test("the first word is a holding text, then comes what is known, then updates", () => {
    expect(right({ situation: atWorst })).toBe("holding.customers");
    expect(right({ situation: atWorst, last: told("holding.customers", atWorst) })).toBe("first.customers");
    expect(right({ situation: atWorst, last: told("first.customers", atWorst) })).toBe("update.customers");
    expect(right({ situation: atWorst, last: told("update.customers", atWorst) })).toBe("update.customers");
  });

  test("that another service got worse is an update, and so is that one came back while another was lost", () => {
    expect(right({ situation: voiceToo, last: told("update.customers", atWorst) })).toBe("update.customers");
    const { lost, working } = atWorst.services;
    const swapped = { ...atWorst, services: { ...atWorst.services, lost: working, back: lost, working: [] } };
    expect(right({ situation: swapped, last: told("update.customers", atWorst) })).toBe("update.customers");
  });

  test("a service that was lost and is served again is partial restoration, once", () => {
    expect(right({ situation: O2.at2200, last: told("update.customers", voiceToo) })).toBe("partial.customers");
    expect(right({ situation: O2.at2200, last: told("partial.customers", O2.at2200) })).toBe("update.customers");
  });

  test("fewer lines are partial restoration only where they are surely fewer", () => {
    const last = told("update.customers", { ...atWorst, affected: range(20_000, 30_000) });
    expect(right({ situation: { ...atWorst, affected: range(10_000, 20_000) }, last })).toBe("update.customers");
    expect(right({ situation: { ...atWorst, affected: range(10_000, 19_999) }, last })).toBe("partial.customers");
  });

  test("all is back and nobody has confirmed it: partial restoration, not yet that service is restored", () => {
    const last = told("update.customers", O2.at2200);
    expect(right({ situation: O2.at0400, incidentState: "recovering", last })).toBe("partial.customers");
    expect(right({ situation: O2.at0400, incidentState: "closed", last })).toBe("restored.customers");
  });

  test("after that there is nothing to tell until somebody is hit again; nor of what is over and nobody heard of", () => {
    const last = told("restored.customers", O2.at0400);
    expect(right({ situation: O2.at0400, incidentState: "closed", last })).toBeUndefined();
    expect(right({ situation: O2.at0400, incidentState: "closed" })).toBeUndefined();
    expect(right({ situation: atWorst, last })).toBe("update.customers");
  });
});

describe("for others", () => {
  test("the nearest of the twelve messages that they have", () => {
    const last = told("first.press", atWorst);
    expect(right({ audience: "press", situation: atWorst })).toBe("first.press");
    expect(right({ audience: "press", situation: O2.at2200, last })).toBe("update.press");
    expect(right({ audience: "employees", situation: atWorst, last: told("holding.employees", atWorst) })).toBe(
      "update.employees",
    );
    expect(right({ audience: "partners", situation: O2.at2200, last: told("first.partners", atWorst) })).toBe(
      "first.partners",
    );
    const isOver = { situation: O2.at0400, incidentState: "closed" } as const;
    expect(right({ audience: "press", ...isOver, last })).toBe("restored.press");
    expect(right({ audience: "partners", ...isOver, last: told("first.partners", atWorst) })).toBeUndefined();
  });

  test("what was never so is corrected; what time has overtaken is not, it is told anew", () => {
    const wrong = told("update.press", atWorst, ["services", "recounted"]);
    expect(right({ audience: "press", situation: O2.at2200, last: wrong })).toBe("correction.press");
    const overtaken = told("update.press", atWorst, ["fewer", "services"]);
    expect(right({ audience: "press", situation: O2.at2200, last: overtaken })).toBe("update.press");
    expect(right({ situation: atWorst, last: told("first.customers", atWorst, ["recounted"]) })).toBe(
      "update.customers",
    );
  });
});
