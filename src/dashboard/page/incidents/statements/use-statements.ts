import type { Summary } from "../../data/answers.ts";
import { type Asked, useAsked } from "../../data/use-asked.ts";
import { may, useDesk } from "../../frame/desk.ts";
import type { Holding, Statements } from "./answers.ts";
import { holdingsOffered } from "./standing.ts";

/** What others do with statements moves no figure, and several people work on one at once. */
const AGAIN_MILLISECONDS = 5_000;

type Asking = {
  /** `/v1/incidents/{id}`. */
  readonly path: string;
  readonly when: string;
  /** By the service's clock. */
  readonly now: number;
};

/** What the public is told of an incident, asked anew whenever the present has changed; for whoever works on it every few seconds. */
export function useStatements({ path, when, now }: Asking): Asked<Statements> {
  const { me } = useDesk();
  const works = may(me, "statements:draft") || may(me, "statements:approve");
  const often = works ? Math.floor(now / AGAIN_MILLISECONDS) : 0;
  return useAsked<Statements>(`${path}/statements`, { when: `${when} ${often}` });
}

/** Texts that one person publishes at once; asked for only where this reader can, and while there is use for them. */
export function useHoldings(
  statements: Statements | undefined,
  incident: Pick<Summary, "state">,
  when: string,
): readonly Holding[] {
  const { me } = useDesk();
  const isWanted = statements !== undefined && incident.state === "open" && may(me, "statements:draft");
  const { answer } = useAsked<{ readonly holding: readonly Holding[] }>(
    isWanted ? "/v1/statements/holding" : undefined,
    { when },
  );
  return holdingsOffered(answer?.holding ?? [], statements?.statements ?? [], incident);
}
