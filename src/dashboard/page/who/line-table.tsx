import type { View } from "../data/view.ts";
import { CopyButton } from "../frame/copy-button.tsx";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import type { Line } from "./breakdowns.ts";
import { figuresOf, sheetOf, toHtml, toTsv } from "./sheet.ts";
import { VehicleIcon } from "./vehicle-icon.tsx";

type Props = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly toOf: (line: Line) => View | undefined;
};

/** A breakdown as a table that one copies. */
export function LineTable({ title, lines, toOf }: Props) {
  const { words } = useDesk();
  const { table } = words.who;
  const { low, point, high } = table;
  const columns = [low, point, high, low, point, high];
  const sheet = sheetOf(lines, [title, ...table.columns]);
  return (
    <>
      <div class="table-box" role="region" aria-label={table.box(title)} tabIndex={0}>
        <table class="figures">
          <caption class="hidden">{table.caption(title)}</caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {title}
              </th>
              <th colSpan={3} scope="colgroup">
                {table.affected}
              </th>
              <th colSpan={3} scope="colgroup">
                {table.impaired}
              </th>
              <th rowSpan={2} scope="col">
                {table.base}
              </th>
            </tr>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow key={line.key} line={line} to={toOf(line)} />
            ))}
          </tbody>
        </table>
      </div>
      <CopyButton label={table.copy} text={toTsv(sheet)} html={toHtml(sheet)} />
    </>
  );
}

function LineRow({ line, to }: { readonly line: Line; readonly to: View | undefined }) {
  const { format } = useDesk();
  const { key, name, detail, depth, isVehicle } = line;
  return (
    <tr class={isVehicle ? "vehicle" : undefined} data-key={key}>
      <th scope="row" style={{ "--depth": String(Math.min(depth, 4)) }}>
        {isVehicle && <VehicleIcon />} {to === undefined ? name : <Link to={to}>{name}</Link>}{" "}
        {detail !== "" && <small class="detail">{detail}</small>}
      </th>
      {figuresOf(line).map((figure, index) => (
        <td key={index}>
          <data value={figure}>{format.count(figure)}</data>
        </td>
      ))}
    </tr>
  );
}
