import { useDesk } from "../frame/desk.ts";

/** How the bars are read. */
export function Legend() {
  const { legend } = useDesk().words.who;
  return (
    <p class="legend" role="group" aria-label={legend.title}>
      {(["sure", "band", "impaired", "worse", "base"] as const).map((part) => (
        <span key={part}>
          <span class={`swatch ${part}`} aria-hidden="true" /> {legend[part]}
        </span>
      ))}
    </p>
  );
}
