import type { IncidentSettings, Thing, Totals } from "../../src/incidents/track/step.ts";

/**
 * Incidents by the words of docs/model.md, minute by minute, with nothing remembered but who belonged to what in each
 * minute: whether an incident is current, began, is opened, has an end, is asked of that record each time anew.
 */
export type Minute = {
  readonly failing: ReadonlyMap<Thing, number>;
  readonly totalsOf: (things: ReadonlySet<Thing>) => Totals;
  readonly leavesOf: (thing: Thing) => ReadonlySet<string>;
  readonly profilesOf: (thing: Thing) => ReadonlySet<string>;
  readonly settings: IncidentSettings;
};

/** What was so of an incident in one minute in which it was current. */
export type Lived = {
  readonly minute: number;
  readonly members: readonly Thing[];
  readonly failing: readonly Thing[];
  readonly totals: Totals;
  readonly hit: number;
};

/** More than are impaired, or affected, when nothing fails. */
function hitBy({ totalsOf }: Minute, things: readonly Thing[]): number {
  const [now, always] = [totalsOf(new Set(things)), totalsOf(new Set())];
  return Math.max(now.impaired.point - always.impaired.point, now.affected.point - always.affected.point);
}

export type Expected = {
  readonly id: string;
  readonly mergedIds: string[];
  readonly founded: number;
  lived: readonly Lived[];
};

type Pair = readonly [string, string];

/** All incidents of minutes 0 to the last, in the order of their founding. */
export function incidentsByDefinition(minutes: readonly Minute[], merges: readonly Pair[]): readonly Expected[] {
  const incidents = byDefinition(minutes, merges);
  for (const id of merges.flat()) {
    if (incidents.some((one) => one.id === id || one.mergedIds.includes(id))) continue;
    const meant = incidents.find((one) => claimsOf(one, minutes).has(Number(id)));
    const isKnown = merges.some(([a, b]) => a === id && b === meant?.id);
    if (meant !== undefined && !isKnown) return incidentsByDefinition(minutes, [...merges, [id, meant.id]]);
  }
  return incidents;
}

function byDefinition(minutes: readonly Minute[], merges: readonly Pair[]): readonly Expected[] {
  const incidents: Expected[] = [];
  for (const [minute, now] of minutes.entries()) {
    const day = new Day(minutes, minute, incidents, merges);
    day.assign();
    for (const [incident, members] of day.membersOf) {
      const failing = members.filter((thing) => now.failing.has(thing));
      const totals = now.totalsOf(new Set(failing));
      incident.lived = [...incident.lived, { minute, members, failing, totals, hit: hitBy(now, failing) }];
    }
  }
  return incidents;
}

/** One minute of it. */
class Day {
  readonly now: Minute;
  readonly membersOf: Map<Expected, readonly Thing[]>;
  readonly minutes: readonly Minute[];
  readonly minute: number;
  readonly incidents: Expected[];
  readonly merges: readonly Pair[];

  constructor(minutes: readonly Minute[], minute: number, incidents: Expected[], merges: readonly Pair[]) {
    const now = minutes[minute];
    if (now === undefined) throw new Error("no such minute");
    [this.minutes, this.minute, this.incidents, this.merges, this.now] = [minutes, minute, incidents, merges, now];
    const current = incidents.filter((incident) => isCurrentAt(incident, minute, minutes));
    this.membersOf = new Map(current.map((incident) => [incident, incident.lived.at(-1)?.members ?? []]));
  }

  assign(): void {
    while (this.#joinOrFound() || this.#together() || this.#mattering());
  }

  #current(): readonly Expected[] {
    return this.incidents.filter((incident) => this.membersOf.has(incident));
  }

  #failingOf(incident: Expected): readonly Thing[] {
    return (this.membersOf.get(incident) ?? []).filter((thing) => this.now.failing.has(thing));
  }

  #isHit(things: readonly Thing[]): boolean {
    return hitBy(this.now, things) > 0;
  }

  #free(): readonly Thing[] {
    const owned = new Set([...this.membersOf.values()].flat());
    return [...this.now.failing.keys()].filter((thing) => !owned.has(thing));
  }

  /** Two groups that share a leaf become one, as long as there are any. */
  #groups(): readonly (readonly Thing[])[] {
    let groups: readonly (readonly Thing[])[] = this.#free().map((thing) => [thing]);
    for (;;) {
      const pair = groups
        .flatMap((a) => groups.map((b) => [a, b] as const))
        .find(([a, b]) => a !== b && this.#share(a, b, this.now.leavesOf));
      if (pair === undefined) break;
      groups = [...groups.filter((group) => !pair.includes(group)), pair.flat()];
    }
    return this.#inOrder(groups);
  }

  #share(a: readonly Thing[], b: readonly Thing[], namesOf: Minute["leavesOf"]): boolean {
    return a.some((one) => b.some((other) => [...namesOf(one)].some((name) => namesOf(other).has(name))));
  }

  #began(group: readonly Thing[]): number {
    return Math.min(...group.map((thing) => this.now.failing.get(thing) ?? Number.NaN));
  }

  /** By their lowest entries, then by the name of the thing that has it. */
  #inOrder(groups: readonly (readonly Thing[])[]): readonly (readonly Thing[])[] {
    const name = (group: readonly Thing[]): string =>
      group.filter((thing) => this.now.failing.get(thing) === this.#began(group)).sort()[0] ?? "";
    return groups.toSorted((a, b) => this.#began(a) - this.#began(b) || name(a).localeCompare(name(b)));
  }

  #isTold(group: readonly Thing[]): boolean {
    return group.every((thing) => this.now.leavesOf(thing).size === 0);
  }

  #joinOrFound(): boolean {
    let isMoved = false;
    const groups = this.#groups();
    for (const group of [...groups.filter((one) => !this.#isTold(one)), ...groups.filter((one) => this.#isTold(one))]) {
      const namesOf = this.#isTold(group) ? this.now.profilesOf : this.now.leavesOf;
      const found = this.#current().find((incident) => this.#share(this.membersOf.get(incident) ?? [], group, namesOf));
      if (found !== undefined) this.#join(found, group);
      else if (this.#isHit(group)) this.#goOnOrFound(group);
      else continue;
      isMoved = true;
    }
    return isMoved;
  }

  /** The same customers, of whom nobody is hit any more by what hit them before. */
  #goOnOrFound(group: readonly Thing[]): void {
    const ending = this.#current().find(
      (incident) =>
        !this.#isHit(this.#failingOf(incident)) &&
        this.#share(this.membersOf.get(incident) ?? [], group, this.now.profilesOf),
    );
    if (ending === undefined) this.#found(group);
    else this.#join(ending, group);
  }

  #together(): boolean {
    const quiet = this.#current().filter((incident) => !this.#isHit(this.#failingOf(incident)));
    const quietThings = quiet.map((incident) => this.#failingOf(incident)).filter((things) => things.length > 0);
    const kept = this.#leaveOut([...this.#groups(), ...quietThings], (things) => this.#isHit(things));
    if (kept === undefined) return false;
    const first = quiet.find((incident) => this.#failingOf(incident).some((thing) => kept.flat().includes(thing)));
    if (first === undefined) this.#found(kept.flat());
    else this.#join(first, kept.flat());
    return true;
  }

  #mattering(): boolean {
    const points = (things: readonly Thing[]): string => {
      const { affected, impaired } = this.now.totalsOf(new Set(things));
      return `${affected.point} ${impaired.point}`;
    };
    const belonging = this.#current().flatMap((incident) => this.#failingOf(incident));
    const all = points([...this.now.failing.keys()]);
    if (points(belonging) === all) return false;
    const kept = this.#leaveOut(this.#groups(), (things) => points([...belonging, ...things]) === all) ?? [];
    const isHitting = new Map(this.#current().map((one) => [one, this.#isHit(this.#failingOf(one))]));
    let isMoved = false;
    for (const group of kept) {
      const sharing = this.#current().filter((one) =>
        this.#share(this.membersOf.get(one) ?? [], group, this.now.profilesOf),
      );
      const target = sharing.find((one) => isHitting.get(one)) ?? sharing[0];
      if (target === undefined) continue;
      this.#join(target, group);
      isMoved = true;
    }
    return isMoved;
  }

  /** Undefined where even all together are not enough. */
  #leaveOut(groups: readonly (readonly Thing[])[], isEnough: (things: readonly Thing[]) => boolean) {
    let kept = this.#inOrder(groups);
    if (!isEnough(kept.flat())) return undefined;
    for (const group of kept.toReversed()) {
      const without = kept.filter((other) => other !== group);
      if (isEnough(without.flat())) kept = without;
    }
    return kept;
  }

  #join(incident: Expected, things: readonly Thing[]): void {
    for (const [other, members] of this.membersOf) {
      if (other === incident) continue;
      this.membersOf.set(
        other,
        members.filter((thing) => !things.includes(thing)),
      );
    }
    this.membersOf.set(incident, [...new Set([...(this.membersOf.get(incident) ?? []), ...things])]);
  }

  #found(things: readonly Thing[]): void {
    const id = this.#name(things);
    const merged = this.incidents.find((earlier) => isMerged(id, earlier.id, this.merges));
    if (merged === undefined) {
      const incident: Expected = { id, mergedIds: [], founded: this.minute, lived: [] };
      this.incidents.push(incident);
      this.membersOf.set(incident, things);
      return;
    }
    merged.mergedIds.push(id);
    if (!this.membersOf.has(merged)) {
      const owned = new Set([...this.membersOf.values()].flat());
      const before = merged.lived.at(-1)?.members ?? [];
      this.membersOf.set(
        merged,
        before.filter((thing) => !owned.has(thing)),
      );
    }
    this.#join(merged, things);
  }

  #name(things: readonly Thing[]): string {
    const earlier = new Set(this.incidents.flatMap((one) => [...claimsOf(one, this.minutes)]));
    const today = new Set([...this.membersOf.values()].flat().map((thing) => this.now.failing.get(thing)));
    const entries = things.map((thing) => this.now.failing.get(thing) ?? Number.NaN);
    const free = entries.filter((entry) => !earlier.has(entry) && !today.has(entry));
    if (free.length > 0) return `${Math.min(...free)}`;
    const taken = new Set(this.incidents.flatMap((one) => [one.id, ...one.mergedIds]));
    for (let number = 2; ; number += 1) {
      const id = `${Math.min(...entries)}-${number}`;
      if (!taken.has(id)) return id;
    }
  }
}

function isMerged(a: string, b: string, merges: readonly Pair[]): boolean {
  const reached = new Set([a]);
  for (const _ of merges) {
    for (const [one, other] of merges) {
      if (reached.has(one) || reached.has(other)) reached.add(one).add(other);
    }
  }
  return reached.has(b);
}

/** Entries of its members while they failed and belonged to it. */
export function claimsOf({ lived }: Expected, minutes: readonly Minute[]): ReadonlySet<number> {
  return new Set(
    lived.flatMap(({ minute, failing }) => failing.map((thing) => minutes[minute]?.failing.get(thing) ?? Number.NaN)),
  );
}

/** The first of the minutes, up to the one that is asked about, since which it hits nobody; undefined while it does. */
export function endOf({ lived }: Expected, minute: number): number | undefined {
  const last = lived.findLast((one) => one.minute <= minute && one.hit > 0);
  return last === undefined || last.minute === minute ? undefined : last.minute + 1;
}

/** Whether what comes in a minute still belongs to it, by what was so until then. */
export function isCurrentAt(incident: Expected, minute: number, minutes: readonly Minute[]): boolean {
  const end = endOf(incident, minute - 1) ?? minute;
  const seconds = minutes[end]?.settings.incidentContinuesSeconds ?? 0;
  const isOver = end < minute || !incident.lived.some((one) => one.minute === minute - 1 && one.hit > 0);
  return !isOver || (minute - end) * 60 < seconds;
}

/** In minutes. `until`: the last. */
export function openedAt({ lived }: Expected, minutes: readonly Minute[], until: number): number | undefined {
  const pointAt = (minute: number): number => lived.find((one) => one.minute === minute)?.hit ?? 0;
  let from = 0;
  while (from <= until) {
    const settings = minutes[from]?.settings;
    if (settings === undefined) return undefined;
    const least = Math.max(1, settings.incidentLeastCustomers);
    let to = from;
    while (to <= until && pointAt(to) >= least) to += 1;
    const minutesLong = settings.incidentLeastSeconds / 60;
    if (to > from && from + minutesLong <= Math.min(to, until)) return from + minutesLong;
    from = Math.max(to, from + 1);
  }
  return undefined;
}

/** What has failed in every minute since it was last current. */
export function remainingOf(incident: Expected, minutes: readonly Minute[]): readonly Thing[] {
  const last = incident.lived.at(-1);
  if (last === undefined || endOf(incident, minutes.length - 1) === undefined) return [];
  return last.failing.filter((thing) => minutes.slice(last.minute).every(({ failing }) => failing.has(thing))).sort();
}
