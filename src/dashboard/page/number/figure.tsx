import type { Range } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";

type Props = { readonly name: string; readonly range: Range };

/** A count, and how far it may be off where it may. */
export function Figure({ name, range: { low, point, high } }: Props) {
  const { words, format } = useDesk();
  return (
    <>
      <data value={point} data-figure={name}>
        {format.count(point)}
      </data>
      {low !== high && <small>{words.number.between(format.count(low), format.count(high))}</small>}
    </>
  );
}
