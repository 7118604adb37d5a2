import { testSequences } from "./sequences/run.ts";

testSequences("live");
