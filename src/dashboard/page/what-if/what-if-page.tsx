import { useEffect } from "preact/hooks";
import type { Impact } from "../data/answers.ts";
import { useLive } from "../data/live.ts";
import type { Question } from "../data/view.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { AnswerSection } from "./answer-section.tsx";
import { Presence } from "./presence.tsx";
import { QuestionForm } from "./question-form.tsx";
import { bodyOf } from "./request.ts";
import { useNodes } from "./use-nodes.ts";
import { useSupposition } from "./use-supposition.ts";

/** Who would be hit if something failed, beside who is. */
export function WhatIfPage({ question }: { readonly question: Question }) {
  const { words } = useDesk();
  const live = useLive({});
  const present = live.shown?.impact;
  const { nodes, problem, again } = useNodes(present?.inventoryVersion);
  const supposition = useSupposition(bodyOf(question), present?.estimateId);
  useTitle(supposition.answer?.headline);
  const some = nodes === undefined || nodes.length === 0 ? undefined : nodes;
  return (
    <div class="what-if">
      <h1 class="hidden">{words.whatIf.title}</h1>
      <div class="notice supposed">{words.whatIf.banner}</div>
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {some === undefined && problem === undefined && <NoNodes isAsking={nodes === undefined} />}
      <div class="columns">
        {some !== undefined && <QuestionForm question={question} nodes={some} areas={present?.byArea ?? NO_AREAS} />}
        <div class="answers" aria-busy={supposition.isAsking}>
          <Presence live={live} />
          {some !== undefined && (
            <AnswerSection question={question} nodes={some} present={present} supposition={supposition} />
          )}
        </div>
      </div>
    </div>
  );
}

const NO_AREAS: Impact["byArea"] = [];

function NoNodes({ isAsking }: { readonly isAsking: boolean }) {
  const { words, me } = useDesk();
  const { whatIf } = words;
  if (isAsking) return <p class="loading">{whatIf.loadingNodes}</p>;
  return <div class="card">{seesAll(me) ? whatIf.noNodes : whatIf.noNodesOfYours}</div>;
}

/** So that nobody takes a tab, a bookmark or a print for the present. */
function useTitle(headline: string | undefined): void {
  const { words } = useDesk();
  const { title, documentTitle } = words.whatIf;
  useEffect(() => {
    const before = document.title;
    document.title = documentTitle(headline ?? title);
    return () => {
      document.title = before;
    };
  }, [headline, title, documentTitle]);
}
