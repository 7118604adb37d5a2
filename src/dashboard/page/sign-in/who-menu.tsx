import { useEffect, useRef, useState } from "preact/hooks";
import { problemOf, send } from "../data/ask.ts";
import { type Me, seesAll, useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";

/** Who one is, what one may, and the way out. */
export function WhoMenu() {
  const { words, me } = useDesk();
  const { menu } = words.signIn;
  const place = useClosing();
  if (me.principal === "") return null;
  return (
    <details class="who-menu" ref={place}>
      <summary>
        <span class="hidden">{menu.label(me.principal)}</span>
        <span aria-hidden="true">{me.principal}</span>
      </summary>
      <div class="panel">
        <p class="name">{me.principal}</p>
        <h2>{menu.may}</h2>
        <Scopes scopes={me.scopes} />
        <h2>{menu.customers}</h2>
        <p>{seesAll(me) ? menu.everybody : [me.operators].flat().join(", ")}</p>
        {me.credential !== null && <SignOut />}
      </div>
    </details>
  );
}

function Scopes({ scopes }: Pick<Me, "scopes">) {
  const { menu } = useDesk().words.signIn;
  if (scopes === "all") return <p>{menu.mayAll}</p>;
  const named: Readonly<Record<string, string>> = menu.scopes;
  return (
    <ul>
      {scopes.map((scope) => (
        <li key={scope}>
          {named[scope] ?? scope} <code>{scope}</code>
        </li>
      ))}
    </ul>
  );
}

function SignOut() {
  const { words, askWho } = useDesk();
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>();
  const leave = async (): Promise<void> => {
    try {
      await send("/v1/sessions/current", { method: "DELETE" });
      askWho();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <>
      <button type="button" onClick={() => void leave()}>
        {words.signIn.menu.signOut}
      </button>
      {problem !== undefined && <ProblemNote problem={problem} />}
    </>
  );
}

/** A menu closes on Escape and when one goes on elsewhere. */
function useClosing() {
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (): void => {
      if (place.current !== null) place.current.open = false;
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== "Escape" || place.current?.open !== true) return;
      close();
      place.current.querySelector("summary")?.focus();
    };
    const onGone = ({ target }: Event): void => {
      if (target instanceof Node && place.current?.contains(target) === false) close();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onGone);
    document.addEventListener("focusin", onGone);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onGone);
      document.removeEventListener("focusin", onGone);
    };
  }, []);
  return place;
}
