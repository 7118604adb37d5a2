import { type Group, groupOf, haveSamePoints, isHitBy, thingsIn, withoutNeedless } from "./groups.ts";
import type { IncidentState } from "./incident-state.ts";
import type { Scene } from "./scene.ts";
import type { Thing } from "./step.ts";

/**
 * Gives what fails to the incidents to which it belongs, founding those that there are not yet. Afterwards what fails
 * outside of the incidents that hit somebody hits nobody by itself; and all that makes a difference to how many are
 * hit, belongs to one.
 */
export function assign(scene: Scene): void {
  let isSettled = false;
  while (!isSettled) isSettled = !joinOrFound(scene) && !bringTogether(scene) && !joinWhatMatters(scene);
}

/** Each group joins the incident with which it has something in common, or founds one if somebody is hit by it. Whether any did. */
function joinOrFound(scene: Scene): boolean {
  const groups = scene.freeGroups();
  if (groups.length === 0) return false;
  const { network } = scene;
  // More things never hit fewer: where all together hit nobody, no group does.
  const isAnyHit = isHitBy(network, thingsIn(groups));
  if (!isAnyHit && scene.current.length === 0) return false;
  const isTold = ({ things }: Group): boolean => [...things].every((thing) => network.leavesOf(thing).size === 0);
  const inOrder = [...groups.filter((group) => !isTold(group)), ...groups.filter(isTold)];
  const moved = inOrder.filter((group) => {
    const namesOf = isTold(group) ? network.profilesOf : network.leavesOf;
    const incident = sharing(scene.current, group.things, namesOf);
    if (incident !== undefined) scene.join(incident, group.things);
    else if (isAnyHit && isHitBy(network, group.things)) continueOrFound(scene, group);
    else return false;
    return true;
  });
  return moved.length > 0;
}

/**
 * New impact on customers of an incident of which nobody is hit any more, but which is current still, continues it: where one
 * thing is mended and another still holds the same customers back, the outage goes on.
 */
function continueOrFound(scene: Scene, { things }: Group): void {
  const ending = scene.current.filter(({ hit }) => hit === 0);
  const continued = sharing(ending, things, scene.network.profilesOf);
  if (continued === undefined) scene.found(things);
  else scene.join(continued, things);
}

/**
 * What hits somebody only together: groups, and what still fails of incidents that hit nobody by themselves. It becomes
 * one incident: that which began first, if there is any among them. Whether there was such a thing.
 */
function bringTogether(scene: Scene): boolean {
  const { network, current } = scene;
  const quiet = current.filter(({ things, hit }) => things.size > 0 && hit === 0);
  const free = scene.freeGroups();
  const hitting = (things: ReadonlySet<Thing>): boolean => isHitBy(network, things);
  if (quiet.length + free.length === 0 || !hitting(thingsIn([...free, ...quiet]))) return false;
  const needed = withoutNeedless(
    [...free, ...quiet.map((incident) => ({ ...groupOf(incident.things, network.failing), incident }))],
    hitting,
  );
  const first = current.find((incident) => needed.some((group) => "incident" in group && group.incident === incident));
  if (first === undefined) scene.found(thingsIn(needed));
  else scene.join(first, thingsIn(needed));
  return true;
}

/**
 * What hits nobody by itself but makes a difference to how many are hit, joins the incident whose customers it is about.
 * Whether anything did. (A difference that is only one of rounding may be about nobody's.)
 */
function joinWhatMatters(scene: Scene): boolean {
  const { network, current } = scene;
  const free = scene.freeGroups();
  if (free.length === 0 || current.length === 0) return false;
  const wanted = network.totalsOf(new Set(network.failing.keys()));
  const belonging = thingsIn(current);
  const isEnough = (things: ReadonlySet<Thing>): boolean =>
    haveSamePoints(network.totalsOf(new Set([...belonging, ...things])), wanted);
  if (isEnough(new Set())) return false;
  const hitFirst = [...current.filter(({ hit }) => hit > 0), ...current];
  const joined = withoutNeedless(free, isEnough).filter(({ things }) => {
    const incident = sharing(hitFirst, things, network.profilesOf);
    if (incident !== undefined) scene.join(incident, things);
    return incident !== undefined;
  });
  return joined.length > 0;
}

/** The first of the incidents of which a member shares a name with one of the things. */
function sharing(
  incidents: readonly IncidentState[],
  things: ReadonlySet<Thing>,
  namesOf: (thing: Thing) => ReadonlySet<string>,
): IncidentState | undefined {
  const names = new Set([...things].flatMap((thing) => [...namesOf(thing)]));
  return incidents.find(({ members }) => [...members].some((member) => !names.isDisjointFrom(namesOf(member))));
}
