import { PRESENT, type View } from "../data/view.ts";
import { seesAll, useDesk } from "./desk.ts";
import { WhoMenu } from "../sign-in/who-menu.tsx";
import { Link } from "./link.tsx";

export type Choices = {
  readonly scheme: string;
  readonly setScheme: (scheme: string) => void;
  readonly zone: string;
  readonly setZone: (zone: string) => void;
};

/** The views, and how the reader wants them. */
export function Header({ choices }: { readonly choices: Choices }) {
  const { words, view, me } = useDesk();
  const { views } = words.frame;
  const whatIf: View = { page: "what-if", question: { others: "now" } };
  return (
    <header class="header">
      <Link to={PRESENT} class="brand">
        <img src="/page/icon.svg" alt="" width="28" height="28" /> {words.frame.title}
      </Link>
      <nav>
        <Link to={PRESENT} isCurrent={view.page === "now"}>
          {views.now}
        </Link>
        <Link to={whatIf} isCurrent={view.page === "what-if"}>
          {views.whatIf}
        </Link>
        {seesAll(me) && (
          <Link to={{ page: "incidents" }} isCurrent={view.page === "incidents" || view.page === "incident"}>
            {views.incidents}
          </Link>
        )}
      </nav>
      <ChoicesMenu {...choices} />
      <WhoMenu />
    </header>
  );
}

function ChoicesMenu({ scheme, setScheme, zone, setZone }: Choices) {
  const { words, about } = useDesk();
  const { zone: zoneWords, scheme: schemeWords } = words.frame;
  const known = ["utc", "local", "operator"];
  return (
    <div class="choices">
      <label>
        <span class="hidden">{zoneWords.label}</span>
        <select value={zone} onChange={(event) => setZone(event.currentTarget.value)}>
          <option value="utc">{zoneWords.utc}</option>
          <option value="local">{zoneWords.local}</option>
          <option value="operator">{zoneWords.operator(about.timeZone)}</option>
          {!known.includes(zone) && <option value={zone}>{zone}</option>}
        </select>
      </label>
      <label>
        <span class="hidden">{schemeWords.label}</span>
        <select value={scheme} onChange={(event) => setScheme(event.currentTarget.value)}>
          <option value="auto">{schemeWords.auto}</option>
          <option value="light">{schemeWords.light}</option>
          <option value="dark">{schemeWords.dark}</option>
        </select>
      </label>
    </div>
  );
}
