import { seesAll, useDesk } from "../frame/desk.ts";
import type { Incidents } from "./answers.ts";
import { byService } from "./clock.ts";
import { type Asked, useAsked } from "./use-asked.ts";
import { MINUTE_MILLISECONDS } from "./durations.ts";

export type KnownIncidents = {
  readonly asked: Asked<Incidents>;
  /** Another whenever something is recorded, and every minute: then what is told of an incident is asked for again. */
  readonly fresh: string;
};

/** The incidents, for whoever sees the whole network. An incident opens by time alone, and what people add to it moves no figure. */
export function useIncidents(sequence: number): KnownIncidents {
  const { me } = useDesk();
  const fresh = `${sequence} ${Math.floor(byService() / MINUTE_MILLISECONDS)}`;
  return { asked: useAsked<Incidents>(seesAll(me) ? "/v1/incidents" : undefined, { when: fresh }), fresh };
}
