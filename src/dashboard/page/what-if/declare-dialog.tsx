import { useEffect, useRef, useState } from "preact/hooks";
import { PRESENT } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { type Target, offencesOf } from "./declaration.ts";
import { DeclareFields } from "./declare-fields.tsx";
import { TargetInWords } from "./target-in-words.tsx";
import { NOTHING_SAID, useDeclaring } from "./use-declaring.ts";

type Props = {
  readonly target: Target;
  readonly nodes: readonly string[];
  /** The question took all else for up. */
  readonly isAlone: boolean;
  readonly onClose: () => void;
};

/** Says that it has happened, after whoever says so has said it twice. */
export function DeclareDialog({ target, nodes, isAlone, onClose }: Props) {
  const { words, format, go } = useDesk();
  const { declare } = words.whatIf;
  const [said, setSaid] = useState(NOTHING_SAID);
  const [typed, setTyped] = useState("");
  const { declare: declareIt, isSending, problem } = useDeclaring(target, () => go(PRESENT));
  const place = useModal();
  const { byField, others } = offencesOf(problem?.errors ?? []);
  const isSaidAtFields = problem !== undefined && problem.errors.length > 0 && others.length === 0;
  const isConfirmed = typed.replaceAll(/\D/g, "") === String(nodes.length);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isConfirmed && !isSending) void declareIt(said);
  };
  return (
    <dialog ref={place} class="declare" aria-labelledby="declare-title" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="declare-title">{declare.title}</h2>
        <p>{declare.lead}</p>
        <TargetInWords target={target} nodes={nodes} />
        {isAlone && <p>{declare.otherwise}</p>}
        <DeclareFields said={said} onSay={setSaid} offences={byField} />
        <label for="declare-confirm">{declare.confirm(format.count(nodes.length))}</label>
        <input
          id="declare-confirm"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {problem !== undefined && !isSaidAtFields && <ProblemNote problem={{ ...problem, errors: others }} />}
        <div class="buttons">
          <button type="button" onClick={() => place.current?.close()}>
            {declare.cancel}
          </button>
          <button type="submit" class="danger" disabled={!isConfirmed || isSending}>
            {isSending ? declare.busy : declare.submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** The browser keeps the focus within a modal dialog, closes it on Escape and gives the focus back. */
function useModal() {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    dialog?.querySelector("textarea")?.focus();
    return () => dialog?.close();
  }, []);
  return place;
}
