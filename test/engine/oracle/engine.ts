/** An engine under test: ours, or one of the deliberately broken copies. */
export type Engine = typeof import("../../../src/engine/index.ts");
