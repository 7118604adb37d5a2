import { geoPath } from "d3-geo";
import { useMemo } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { useAsked } from "../data/use-asked.ts";
import { useDesk } from "../frame/desk.ts";
import { type Circle, circlesOf } from "./circles.ts";
import type { Place, Places } from "./places.ts";
import { HEIGHT, WIDTH, projectionFor } from "./projecting.ts";

type Land = Topology<{ readonly land: GeometryCollection }>;

/** Where those are who are hit. The list beside it says the same. */
export function AreaMap({ places }: { readonly places: Places }) {
  const { words, format } = useDesk();
  const { placed, above, unplaced } = places;
  const { map } = words.who;
  const named = above.map(({ name, own }) => map.aboveOne(name, format.count(own)));
  return (
    <figure class="area-map">
      <Drawing placed={placed} />
      <figcaption>
        <small>{map.key}</small>
        {named.length > 0 && <small>{map.above(map.joinPlaces(named))}</small>}
        {unplaced.length > 0 && (
          <small>{map.unplaced(map.fewPlaces(unplaced.slice(0, MOST_NAMED), unplaced.length - MOST_NAMED))}</small>
        )}
      </figcaption>
    </figure>
  );
}

const MOST_NAMED = 5;

function Drawing({ placed }: { readonly placed: readonly Place[] }) {
  const { words } = useDesk();
  const land = useAsked<Land>("/page/land.json");
  // Where areas are changes more rarely than how they are hit.
  const spots = JSON.stringify(placed.map(({ latitude, longitude }) => [latitude, longitude]));
  const projection = useMemo(() => projectionFor(placed), [spots]);
  const outline = useMemo(() => {
    if (land.answer === undefined) return "";
    return geoPath(projection).digits(1)(feature(land.answer, land.answer.objects.land)) ?? "";
  }, [projection, land.answer]);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={useText(placed)}>
        <path class="land" d={outline} />
        {circlesOf(placed, projection).map((circle) => (
          <AreaCircle key={circle.key} circle={circle} />
        ))}
      </svg>
      {land.problem !== undefined && <small>{words.who.map.unreachable}</small>}
    </>
  );
}

function AreaCircle({ circle: { key, name, x, y, label, ...radii } }: { readonly circle: Circle }) {
  return (
    <g data-key={key}>
      <title>{name}</title>
      <circle class="base" cx={x} cy={y} r={radii.base} />
      <circle class="impaired" cx={x} cy={y} r={radii.impaired} />
      <circle class="affected" cx={x} cy={y} r={radii.affected} />
      {radii.high > radii.affected && <circle class="high" cx={x} cy={y} r={radii.high} />}
      {label !== undefined && (
        <text x={label.x} y={label.y}>
          {label.text}
        </text>
      )}
    </g>
  );
}

function useText(placed: readonly Place[]): string {
  const { words, format } = useDesk();
  const { map } = words.who;
  const said = placed.slice(0, MOST_NAMED).map(({ name, affected, impaired, base }) => {
    const [outcome, { point }] =
      affected.point === 0 && impaired.point > 0
        ? (["impaired", impaired] as const)
        : (["affected", affected] as const);
    return map.area({ name, hit: format.count(point), base: format.count(base), outcome });
  });
  const more = placed.length - said.length;
  return map.text(
    format.count(placed.length),
    [...said, ...(more > 0 ? [map.andMore(format.count(more))] : [])].join(" "),
  );
}
