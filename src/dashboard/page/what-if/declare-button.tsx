import { useState } from "preact/hooks";
import type { Question } from "../data/view.ts";
import { may, seesAll, useDesk } from "../frame/desk.ts";
import { isTooMany, MOST_NODES, targetOf } from "./declaration.ts";
import { DeclareDialog } from "./declare-dialog.tsx";

type Props = {
  readonly question: Question;
  /** Ids of those that are supposed to fail. */
  readonly nodes: readonly string[];
  readonly isReady: boolean;
};

/** From a question to a statement, for who may make it. */
export function DeclareButton({ question, nodes, isReady }: Props) {
  const { words, format, me } = useDesk();
  const { declare } = words.whatIf;
  const [isOpen, setOpen] = useState(false);
  if (!may(me, "declarations:write") || !seesAll(me) || nodes.length === 0) return null;
  const target = targetOf(question, nodes);
  if (isTooMany(target)) return <small>{declare.tooMany(format.count(MOST_NODES))}</small>;
  return (
    <>
      <button type="button" class="happened" disabled={!isReady} onClick={() => setOpen(true)}>
        {declare.open}
      </button>
      {isOpen && (
        <DeclareDialog
          target={target}
          nodes={nodes}
          isAlone={question.others === "up"}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
