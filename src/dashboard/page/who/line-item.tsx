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
  const { key, name, affected, impaired, base, depth, isVehicle } = line;
  return (
    <li class={`line ${isVehicle ? "vehicle" : ""}`} data-key={key} style={{ "--depth": String(Math.min(depth, 4)) }}>
      <span class="line-name">
        {isVehicle && <VehicleIcon />}
        {to === undefined ? <span>{name}</span> : <Link to={to}>{name}</Link>}
      </span>
      <Figure line={line} />
      <Bar affected={affected} impaired={impaired} base={base} most={most} tone={isVehicle ? "vehicle" : "affected"} />
      <Uncertainty line={line} />
    </li>
  );
}

/** The count that matters: of those affected, or where nobody is, of those served worse. */
function Figure({ line }: { readonly line: Line }) {
  const { words, format } = useDesk();
  const { affected, impaired, base } = line;
  const outcome = isMerelyWorse(line) ? "impaired" : "affected";
  const { point } = outcome === "impaired" ? impaired : affected;
  const share = format.share(base === 0 ? 0 : point / base);
  return (
    <>
      <data class={`line-figure ${outcome}`} value={point} data-figure={`${outcome}.point`}>
        {format.count(point)}
      </data>
      <span class="line-note">
        <small>{line.detail}</small>
        <small>{words.who.shareOf({ share, base: format.count(base), outcome })}</small>
      </span>
    </>
  );
}

function isMerelyWorse({ affected, impaired }: Line): boolean {
  return affected.high === 0 && impaired.point > 0;
}

function Uncertainty({ line }: { readonly line: Line }) {
  const { words, format } = useDesk();
  const { affected, impaired } = line;
  const between = ({ low, high }: Line["affected"]): string =>
    words.number.between(format.count(low), format.count(high));
  const range = (of: Line["affected"]) => of.low < of.high && <small class="line-range">{between(of)}</small>;
  if (isMerelyWorse(line)) return range(impaired);
  const isWorse = impaired.point > affected.point || impaired.high > affected.high;
  return (
    <>
      {range(affected)}
      {isWorse && impaired.point === 0 && (
        <small class="line-range">{words.who.worseUpTo(format.count(impaired.high))}</small>
      )}
      {isWorse && impaired.point > 0 && (
        <small class="line-range">
          <strong>{words.who.worse(format.count(impaired.point))}</strong>
          {impaired.low < impaired.high && <> {between(impaired)}</>}
        </small>
      )}
    </>
  );
}
