import type { Impact, NetworkNode, Supposition } from "../data/answers.ts";
import { askForNodes } from "../data/all-nodes.ts";
import { useLive } from "../data/live.ts";
import { type Live, newestIn } from "../data/live-state.ts";
import { type Asked, useAnswer } from "../data/use-asked.ts";
import type { Question } from "../data/view.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { NO_INVENTORY } from "../frame/problem-in-words.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { useTitle } from "../frame/use-title.ts";
import { inShort } from "../number/told.ts";
import { AnswerSection } from "./answer-section.tsx";
import { Presence } from "./presence.tsx";
import { QuestionForm } from "./question-form.tsx";
import { bodyOf } from "./request.ts";
import { useSupposition } from "./use-supposition.ts";

/** Who would be hit if something failed, beside who is. */
export function WhatIfPage({ question }: { readonly question: Question }) {
  const { words } = useDesk();
  const live = useLive({});
  const { answer: nodes, problem, again } = useNodes(live);
  return (
    <div class="what-if">
      <h1 class="hidden">{words.whatIf.title}</h1>
      <div class="notice supposed">{words.whatIf.banner}</div>
      {problem !== undefined && problem.type !== NO_INVENTORY && <ProblemNote problem={problem} again={again} />}
      {nodes === undefined && problem === undefined && <p class="loading">{words.whatIf.loadingNodes}</p>}
      {nodes?.length === 0 && <NoNodes />}
      <Columns question={question} nodes={nodes ?? []} live={live} />
    </div>
  );
}

/** All nodes that the reader may see, of the inventory in force; asked for once that is known, or why it is not. */
function useNodes(live: Live): Asked<readonly NetworkNode[]> {
  const version = newestIn(live)?.inventoryVersion;
  const isDue = version !== undefined || live.problem !== undefined;
  return useAnswer(isDue ? `nodes of ${version}` : undefined, async (_, signal) => await askForNodes({}, signal));
}

type ColumnsProps = {
  readonly question: Question;
  readonly nodes: readonly NetworkNode[];
  readonly live: Live;
};

function Columns({ question, nodes, live }: ColumnsProps) {
  const present = newestIn(live);
  const hasNodes = nodes.length > 0;
  const supposition = useSupposition(hasNodes ? bodyOf(question) : undefined, present?.estimateId);
  // So that nobody takes a tab, a bookmark or a print for the present.
  useTitle(useTab(supposition.answer));
  return (
    <div class="columns">
      {hasNodes && <QuestionForm question={question} nodes={nodes} areas={present?.byArea ?? NO_AREAS} />}
      <div class="answers" aria-busy={supposition.isAsking}>
        <Presence live={live} />
        {hasNodes && <AnswerSection question={question} nodes={nodes} present={present} supposition={supposition} />}
      </div>
    </div>
  );
}

function useTab(answer: Supposition | undefined): string {
  const { whatIf, number } = useDesk().words;
  if (answer === undefined) return whatIf.title;
  return whatIf.tab(inShort(answer, number));
}

const NO_AREAS: Impact["byArea"] = [];

function NoNodes() {
  const { words, me } = useDesk();
  return <div class="card">{seesAll(me) ? words.whatIf.noNodes : words.whatIf.noNodesOfYours}</div>;
}
