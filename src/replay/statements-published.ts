import type { OthersSaid } from "./statements-page.ts";

const exactly = (point: number) => ({ point, isAtLeast: false });

/** What was published of O2's outage on the day and the two after it: see examples/o2-2018/README.md. */
export const PUBLISHED: readonly OthersSaid[] = [
  { said: "“thousands”", by: "the press, first", figure: null },
  { said: "25 million (O2's own)", by: "BBC", figure: exactly(25_000_000) },
  { said: "7 million (partner brands)", by: "BBC", figure: exactly(7_000_000) },
  { said: "more than 30 million", by: "The Guardian", figure: { point: 30_000_000, isAtLeast: true } },
  { said: "32.1 million", by: "O2's estimate, The Register", figure: exactly(32_100_000) },
  { said: "up to 32 million", by: "The Telegraph, 8 December", figure: exactly(32_000_000) },
];
