import type { Moment } from "../../alarms/moment.ts";
import { type Range, type View, estimate, report } from "../../engine/index.ts";
import type { Channel } from "../message.ts";

/** By which kind of service of this very network somebody reads or hears it; null: not by this network. */
const NEEDS: Readonly<Record<Channel, string | null>> = {
  "press-release": null,
  "web-banner": "data",
  social: "data",
  sms: "sms",
  "call-centre": "voice",
  radio: null,
  plain: null,
};

/** How many of the affected a channel still reaches. */
export type Reach = {
  /** The kind of service that it needs; null: it goes by no service of this network. */
  readonly needs: string | null;
  /** Lines of the affected that have that service and can use it; null where it needs none. */
  readonly lines: Range | null;
};

/** The channels' reach at a moment. Other ways to the web (Wi-Fi) and to a telephone are not counted: nobody knows them. */
export function reachesOf(moment: Moment, channels: readonly Channel[]): ReadonlyMap<Channel, Reach> {
  const linesByKind = new Map<string, Range | null>();
  return new Map(
    channels.map((channel): [Channel, Reach] => {
      const needs = NEEDS[channel];
      if (needs === null) return [channel, { needs, lines: null }];
      const lines = linesByKind.get(needs) ?? linesReached(moment, needs);
      linesByKind.set(needs, lines);
      return [channel, { needs, lines }];
    }),
  );
}

/** Of those who have such a service, the affected less those who lost it: whoever lost it is among them. */
function linesReached(moment: Moment, kind: string): Range {
  const ids = moment.document.services.filter((one) => one.kind === kind && one.customerFacing !== false);
  const services = new Set(ids.map(({ id }) => id));
  const all = affectedIn(moment, { offering: services });
  const lost = affectedIn(moment, { services });
  return {
    low: Math.max(0, all.low - lost.high),
    point: Math.max(0, all.point - lost.point),
    high: Math.max(0, all.high - lost.low),
  };
}

function affectedIn({ model, states, declarations }: Moment, view: View): Range {
  const declared = declarations.map((one) => one.declared);
  return report(estimate(model, states, { view, declared })).total.affected;
}
