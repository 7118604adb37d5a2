import { useDesk } from "../../../frame/desk.ts";

/** Why somebody may not be reached. */
export function Faults({ faults }: { readonly faults: readonly string[] }) {
  const texts = useDesk().words.regulation.clocks;
  return (
    <>
      {faults.map((fault) => (
        <p key={fault} class="fault">
          <strong>{texts.fault}</strong>: {fault}
        </p>
      ))}
    </>
  );
}
