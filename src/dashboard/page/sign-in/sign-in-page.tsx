import { useEffect, useRef, useState } from "preact/hooks";
import { type Problem, problemOf, query, send } from "../data/ask.ts";
import { viewOf } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { useTitle } from "../frame/use-title.ts";
import { isWrongKey } from "./wrong-key.ts";

/** Lets somebody in by a key or by their organisation, and goes where they wanted to go. */
export function SignInPage({ to }: { readonly to: string }) {
  const { words, about } = useDesk();
  const { signIn } = words;
  useTitle(signIn.title);
  return (
    <section class="card sign-in">
      <h1>{signIn.title}</h1>
      <p>{signIn.lead}</p>
      {about.signIn && (
        <a class="organisation" href={`/auth/sign-in${query({ to })}`}>
          {signIn.organisation}
        </a>
      )}
      <KeyForm to={to} />
    </section>
  );
}

function KeyForm({ to }: { readonly to: string }) {
  const { words } = useDesk();
  const { signIn } = words;
  const { enter, isBusy, problem } = useEntry(to);
  const [key, setKey] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isWrong = problem !== undefined && isWrongKey(problem);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void enter(key.trim());
  };
  return (
    <form onSubmit={submit} method="post">
      <PasswordManagersName />
      <label for="key">{signIn.key}</label>
      <input
        id="key"
        type="password"
        name="password"
        autoComplete="current-password"
        required
        ref={field}
        value={key}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? "key-wrong key-hint" : "key-hint"}
        onInput={(event) => setKey(event.currentTarget.value)}
      />
      <small id="key-hint">{signIn.keyHint}</small>
      <div id="key-wrong" role="alert">
        {isWrong && (
          <p class="wrong">
            <strong>{signIn.wrong}</strong> {signIn.wrongHint}
          </p>
        )}
      </div>
      {problem !== undefined && !isWrong && <ProblemNote problem={problem} />}
      <button type="submit" class="primary" disabled={isBusy}>
        {isBusy ? signIn.busy : signIn.submit}
      </button>
    </form>
  );
}

/** Password managers keep a secret under a name, and a key has none. */
function PasswordManagersName() {
  const { title } = useDesk().words.frame;
  return (
    <input
      class="hidden"
      name="username"
      autoComplete="username"
      value={title}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}

/** Exchanges a key for a session. Who one is, is then asked anew, and with it all that is shown. */
function useEntry(to: string) {
  const { view, go, askWho } = useDesk();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem: Problem | undefined }>(IDLE);
  const enter = async (key: string): Promise<void> => {
    setState({ isBusy: true, problem: undefined });
    try {
      await send("/v1/sessions", { method: "POST", body: { key } });
      if (location.pathname === "/sign-in" && view.page === "sign-in")
        go(viewOf(new URL(to, location.origin)), "replace");
      askWho();
    } catch (error) {
      setState({ isBusy: false, problem: problemOf(error) });
    }
  };
  return { enter, ...state };
}

const IDLE = { isBusy: false, problem: undefined };
