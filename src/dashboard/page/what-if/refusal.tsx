import type { NetworkNode } from "../data/answers.ts";
import type { Problem } from "../data/ask.ts";
import type { Question } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { withList } from "./request.ts";

type Props = {
  readonly problem: Problem;
  readonly question: Question;
  readonly nodes: readonly NetworkNode[];
};

/** Why a question has no answer, and what to do. */
export function Refusal({ problem, question, nodes }: Props) {
  const { words, go } = useDesk();
  const { whatIf } = words;
  const known = new Set(nodes.map(({ id }) => id));
  const gone = (question.node ?? []).filter((id) => !known.has(id));
  const fitsNothing = problem.errors.some(({ path }) => path === "select");
  if (problem.status !== 422 || (gone.length === 0 && !fitsNothing)) return <ProblemNote problem={problem} />;
  const without = withList(
    question,
    "node",
    (question.node ?? []).filter((id) => known.has(id)),
  );
  return (
    <div class="card hint" role="alert">
      {fitsNothing && (
        <p>
          <strong>{whatIf.fitsNothing}.</strong> {whatIf.fitsNothingHint}
        </p>
      )}
      {gone.length > 0 && (
        <>
          <p>
            <strong>{whatIf.unknown(gone.join(", "))}.</strong> {whatIf.unknownHint}
          </p>
          <button type="button" onClick={() => go({ page: "what-if", question: without }, "replace")}>
            {whatIf.leaveOut}
          </button>
        </>
      )}
    </div>
  );
}
