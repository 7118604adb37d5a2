import type { View } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { Bar } from "./bar.tsx";
import type { Line } from "./breakdowns.ts";
import { VehicleIcon } from "./vehicle-icon.tsx";

type Props = {
  readonly line: Line;
  readonly most: number;
  /** Where one sees it alone. */
  readonly to: View | undefined;
};

/** One part of the base: what it is, how many of it are hit, and how sure that is. */
export function LineItem({ line, most, to }: Props) {
  const { words, format } = useDesk();
  const { key, name, detail, affected, impaired, base, depth, isVehicle } = line;
  const share = format.share(base === 0 ? 0 : affected.point / base);
  return (
    <li class={`line ${isVehicle ? "vehicle" : ""}`} data-key={key} style={{ "--depth": String(Math.min(depth, 4)) }}>
      <span class="line-name">
        {isVehicle && <VehicleIcon />}
        {to === undefined ? <span>{name}</span> : <Link to={to}>{name}</Link>}
        {detail !== "" && <small>{detail}</small>}
      </span>
      <span class="line-figure">
        <data value={affected.point} data-figure="affected.point">
          {format.count(affected.point)}
        </data>
        <small>{words.who.shareOf(share, format.count(base))}</small>
      </span>
      <Bar affected={affected} impaired={impaired} base={base} most={most} tone={isVehicle ? "vehicle" : "affected"} />
      <Uncertainty line={line} />
    </li>
  );
}

function Uncertainty({ line: { affected, impaired } }: { readonly line: Line }) {
  const { words, format } = useDesk();
  const between = ({ low, high }: Line["affected"]): string =>
    words.number.between(format.count(low), format.count(high));
  const isWorse = impaired.point > affected.point || impaired.high > affected.high;
  return (
    <>
      {affected.low < affected.high && <small class="line-range">{between(affected)}</small>}
      {isWorse && impaired.point === 0 && (
        <small class="line-range worse">{words.who.worseUpTo(format.count(impaired.high))}</small>
      )}
      {isWorse && impaired.point > 0 && (
        <small class="line-range worse">
          <strong>{words.who.worse(format.count(impaired.point), affected.high > 0 ? "some" : "none")}</strong>
          {impaired.low < impaired.high && <> {between(impaired)}</>}
        </small>
      )}
    </>
  );
}
