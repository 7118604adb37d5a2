import { type Instant, compareInstants } from "../../platform/instant.ts";
import { type Group, groupsOf } from "./groups.ts";
import { type Merge, mergedName, nameIncident } from "./ids.ts";
import { type IncidentState, markGap, newIncident, refresh } from "./incident-state.ts";
import type { NetworkStep, Thing } from "./step.ts";

/** The incidents so far, and the moment that is looked at. Mutable, since a year has many moments. */
export class Scene {
  /** In the order in which they were founded. */
  readonly incidents: IncidentState[] = [];
  /** Those that are current, in the same order: that which began first comes first. */
  current: readonly IncidentState[] = [];
  at: Instant;
  network: NetworkStep;
  readonly #nameOf: (id: string) => string;
  readonly #firstByName = new Map<string, IncidentState>();
  readonly #ownerOf = new Map<Thing, IncidentState>();
  readonly #claimed = new Set<number>();
  readonly #ids = new Set<string>();
  /** As long as nobody has moved. */
  #free: readonly Group[] | undefined;
  /** Who is waiting for a thing to recover. */
  readonly #endedBy = new Map<Thing, Set<IncidentState>>();

  constructor(network: NetworkStep, merges: readonly Merge[]) {
    this.at = network.at;
    this.network = network;
    this.#nameOf = mergedName(merges);
  }

  /** Goes to a moment, with the network as it is from then on. */
  turnTo(network: NetworkStep, at: Instant): void {
    this.network = network;
    this.at = at;
    this.#free = undefined;
    for (const incident of this.current) this.#refresh(incident);
    for (const [thing, ended] of this.#endedBy) {
      if (network.failing.has(thing)) continue;
      for (const incident of ended) incident.remaining.delete(thing);
      this.#endedBy.delete(thing);
    }
  }

  /** What fails and belongs to no current incident, in groups. */
  freeGroups(): readonly Group[] {
    const free = () => [...this.network.failing.keys()].filter((thing) => !this.#ownerOf.has(thing));
    this.#free ??= groupsOf(free(), this.network);
    return this.#free;
  }

  /** Things become members of a current incident; of another no longer. */
  join(incident: IncidentState, things: Iterable<Thing>): void {
    this.#free = undefined;
    for (const thing of things) {
      const before = this.#ownerOf.get(thing);
      if (before === incident) continue;
      before?.members.delete(thing);
      if (before !== undefined) this.#refresh(before);
      incident.members.add(thing);
      this.#ownerOf.set(thing, incident);
    }
    this.#refresh(incident);
  }

  /** Things by which somebody is hit become an incident, or join the one that people say it is. */
  found(things: ReadonlySet<Thing>): void {
    const sequences = [...things].map((thing) => this.network.failing.get(thing) ?? 0);
    const id = nameIncident(sequences, { claimed: this.#claimed, ids: this.#ids });
    this.#ids.add(id);
    const merged = this.#firstByName.get(this.#nameOf(id));
    merged?.mergedIds.push(id);
    const incident = merged ?? this.#add(id);
    if (!this.current.includes(incident)) this.#makeCurrent(incident);
    this.join(incident, things);
  }

  #add(id: string): IncidentState {
    const incident = newIncident(id, this.incidents.length, this.at);
    this.incidents.push(incident);
    this.#firstByName.set(this.#nameOf(id), incident);
    return incident;
  }

  /** Members that another has taken meanwhile stay there. */
  #makeCurrent(incident: IncidentState): void {
    this.current = [...this.current, incident].sort((a, b) => a.order - b.order);
    incident.remaining.clear();
    markGap(incident);
    incident.members.forEach((thing) => {
      if (this.#ownerOf.has(thing)) incident.members.delete(thing);
      else this.#ownerOf.set(thing, incident);
    });
  }

  /** Those whose time is over by then are no longer current: their members are free again, and those that fail are what remains. */
  endBy(at: Instant): void {
    const over = this.current.filter(({ endsAt }) => endsAt !== undefined && compareInstants(endsAt, at) <= 0);
    this.current = this.current.filter((incident) => !over.includes(incident));
    for (const incident of over) {
      for (const thing of incident.members) this.#ownerOf.delete(thing);
      for (const thing of incident.things) {
        incident.remaining.add(thing);
        this.#endedBy.set(thing, (this.#endedBy.get(thing) ?? new Set()).add(incident));
      }
    }
  }

  #refresh(incident: IncidentState): void {
    refresh(incident, this.network);
    for (const thing of incident.things) this.#claimed.add(this.network.failing.get(thing) ?? 0);
  }
}
