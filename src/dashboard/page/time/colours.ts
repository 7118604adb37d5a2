import { useEffect, useState } from "preact/hooks";

/** What a canvas draws in: it does not know the page's tokens. */
export type Colours = Readonly<Record<keyof typeof TOKENS, string>>;

const TOKENS = {
  card: "var(--card)",
  line: "var(--line)",
  text: "var(--text)",
  soft: "var(--soft)",
  affected: "var(--affected)",
  affectedGround: "color-mix(in srgb, var(--affected) 16%, transparent)",
  affectedHatch: "color-mix(in srgb, var(--affected) 60%, transparent)",
  worse: "var(--worse)",
  worseHatch: "color-mix(in srgb, var(--worse) 60%, transparent)",
  past: "var(--past)",
  well: "var(--well)",
  blind: "var(--blind)",
  link: "var(--link)",
} as const;

/** The page's colours as they are now, in the scheme that the reader or the device chose. */
export function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const read = (): void => setColours(readColours());
    const device = matchMedia("(prefers-color-scheme: dark)");
    const choice = new MutationObserver(read);
    choice.observe(document.documentElement, { attributeFilter: ["data-scheme"] });
    device.addEventListener("change", read);
    // The reader's own choice may have been applied between drawing and now.
    read();
    return () => {
      choice.disconnect();
      device.removeEventListener("change", read);
    };
  }, []);
  return colours;
}

/** Only an element knows what `light-dark()` comes to. */
function readColours(): Colours {
  const probe = document.body.appendChild(document.createElement("i"));
  const resolve = (token: keyof typeof TOKENS): string => {
    probe.style.color = TOKENS[token];
    return getComputedStyle(probe).color;
  };
  const colours: Colours = {
    card: resolve("card"),
    line: resolve("line"),
    text: resolve("text"),
    soft: resolve("soft"),
    affected: resolve("affected"),
    affectedGround: resolve("affectedGround"),
    affectedHatch: resolve("affectedHatch"),
    worse: resolve("worse"),
    worseHatch: resolve("worseHatch"),
    past: resolve("past"),
    well: resolve("well"),
    blind: resolve("blind"),
    link: resolve("link"),
  };
  probe.remove();
  return colours;
}
