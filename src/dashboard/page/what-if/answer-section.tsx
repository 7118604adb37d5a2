import type { Impact, NetworkNode, Supposition } from "../data/answers.ts";
import type { Question } from "../data/view.ts";
import { CopyButton } from "../frame/copy-button.tsx";
import { useDesk } from "../frame/desk.ts";
import { Headline } from "../number/headline.tsx";
import { WhoSection } from "../who/who-section.tsx";
import { DeclareButton } from "./declare-button.tsx";
import { DifferenceInWords } from "./difference-in-words.tsx";
import { OnTop } from "./on-top.tsx";
import { nodesSupposed } from "./options.ts";
import { Refusal } from "./refusal.tsx";
import { bodyOf } from "./request.ts";
import { SupposedNodes } from "./supposed-nodes.tsx";
import type { Supposed } from "./use-supposition.ts";
import { Beside } from "./beside.tsx";

type Props = {
  readonly question: Question;
  readonly nodes: readonly NetworkNode[];
  readonly present: Impact | undefined;
  readonly supposition: Supposed;
};

/** What the service says of a question; or what to do, where it says nothing. */
export function AnswerSection({ question, nodes, present, supposition }: Props) {
  const { words } = useDesk();
  const { answer, problem, isAsking } = supposition;
  if (bodyOf(question) === undefined) return <div class="card hint">{words.whatIf.empty}</div>;
  const refusal = problem !== undefined && <Refusal problem={problem} question={question} nodes={nodes} />;
  if (answer === undefined) return refusal === false ? <p class="loading">{words.whatIf.asking}</p> : refusal;
  const isOld = isAsking || problem !== undefined;
  return (
    <>
      {refusal}
      <Answer question={question} nodes={nodes} present={present} answer={answer} isOld={isOld} />
    </>
  );
}

type AnswerProps = Pick<Props, "question" | "nodes" | "present"> & {
  readonly answer: Supposition;
  readonly isOld: boolean;
};

function Answer({ question, nodes, present, answer, isOld }: AnswerProps) {
  const { words } = useDesk();
  // It is asked for again, calmly: until then the difference is to a present that is over.
  const isOver = present !== undefined && answer.sequence < present.sequence;
  const supposed = nodesSupposed(nodes, question).filter(({ id }) => answer.states[id] === "down");
  return (
    <>
      <section class={`card supposed ${isOld || isOver ? "old" : "answered"}`} aria-label={words.whatIf.tag}>
        <p class="tag">{words.whatIf.tag}</p>
        <Headline impact={answer} level="h2" />
        <Beside impact={answer} />
        {present !== undefined && <DifferenceInWords present={present} supposed={answer} />}
        <SupposedNodes nodes={nodes} supposed={supposed} states={answer.states} when={present?.estimateId} />
        <div class="actions">
          <CopyButton label={words.whatIf.share} text={location.href} />
          <DeclareButton question={question} nodes={supposed.map(({ id }) => id)} isReady={!isOld} />
        </div>
      </section>
      {present !== undefined && <OnTop present={present} supposed={answer} />}
      <div class="supposed-who">
        <WhoSection impact={answer} filter={{}} />
      </div>
    </>
  );
}
