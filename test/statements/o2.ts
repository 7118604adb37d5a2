import type { ServiceName, Services, Situation } from "../../src/statements/situation/situation.ts";

const none = { low: 0, point: 0, high: 0 };
const exactly = (lines: number) => ({ low: lines, point: lines, high: lines });

const DATA: ServiceName = { id: "data", name: "Mobile data", kind: "data" };
const VOICE: ServiceName = { id: "voice", name: "Voice", kind: "voice" };
const SMS: ServiceName = { id: "sms", name: "SMS", kind: "sms" };

const NONE: Services = { lost: [], slower: [], worse: [], unsure: [], back: [], working: [] };

const before0500: Situation = {
  operator: "O2",
  timeZone: "Europe/London",
  at: "2018-12-06T05:00:00Z",
  since: "2018-12-06T04:39:00Z",
  to: null,
  affected: exactly(32_300_000),
  impaired: exactly(32_300_000),
  ours: exactly(25_000_000),
  others: exactly(7_300_000),
  machines: true,
  services: { ...NONE, lost: [DATA], working: [VOICE, SMS] },
  emergency: { state: "unconfirmed", numbers: ["999", "112"] },
  expected: null,
  nextUpdateAt: "2018-12-06T07:00:00Z",
  before: null,
};

/** O2's outage of 6 December 2018 as `examples/o2-2018` has it: nobody has data; data over 3G only; over. */
export const O2 = {
  at0500: before0500,
  at2200: {
    ...before0500,
    at: "2018-12-06T22:00:00Z",
    affected: none,
    impaired: { low: 17_672_000, point: 17_672_000, high: 28_800_000 },
    ours: none,
    others: none,
    machines: false,
    services: { ...NONE, slower: [DATA], unsure: [VOICE], working: [SMS] },
    emergency: { state: "working", numbers: ["999", "112"] },
    expected: {
      earliest: "2018-12-07T02:00:00Z",
      likely: "2018-12-07T04:00:00Z",
      latest: "2018-12-07T06:00:00Z",
    },
    nextUpdateAt: "2018-12-07T00:00:00Z",
  },
  at0400: {
    ...before0500,
    at: "2018-12-07T04:00:00Z",
    to: "2018-12-07T03:27:00Z",
    affected: none,
    impaired: none,
    ours: none,
    others: none,
    machines: false,
    services: { ...NONE, back: [DATA], working: [VOICE, SMS] },
    emergency: { state: "working", numbers: ["999", "112"] },
    nextUpdateAt: null,
  },
} as const satisfies Record<string, Situation>;
