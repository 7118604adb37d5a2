import type { Impact } from "../data/answers.ts";
import type { Live } from "../data/live-state.ts";
import { type NowView, PRESENT } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { kindOf, silencesIn } from "./mood.ts";
import { silencesInWords } from "./silence-in-words.ts";

/** Whether what is shown is the present, and since when nobody could say so. */
export function LiveState({ live, staleSeconds }: { readonly live: Live; readonly staleSeconds: number }) {
  const { words, format } = useDesk();
  const { mood } = words.number;
  if (staleSeconds > 0)
    return (
      <div class="notice stale" role="status">
        {mood.stale(format.duration(staleSeconds))}
      </div>
    );
  const text = { streaming: mood.streaming, asking: mood.asking, connecting: mood.connecting }[live.link];
  return <p class={`link ${live.link}`}>{text}</p>;
}

/** That it is no longer so, and by whose knowledge. */
export function PastState({ view, at }: { readonly view: NowView; readonly at: string }) {
  const { words, format } = useDesk();
  const { mood } = words.number;
  const moment = format.moment(at);
  return (
    <div class="notice past">
      {view.known === "then" ? mood.pastThen(moment) : mood.past(moment)}
      <Link to={{ ...PRESENT, filter: view.filter }}>{mood.toNow}</Link>
    </div>
  );
}

/** What is not known of the network, and on what "nobody" stands. */
export function SilenceNotes({ impact }: { readonly impact: Impact }) {
  const { words, format } = useDesk();
  const { mood } = words.number;
  const kind = kindOf(impact);
  const silences = silencesIn(impact);
  const { nodesSeen, nodes } = impact.coverage;
  const [seen, all] = [format.count(nodesSeen), format.count(nodes)];
  return (
    <>
      {silences.length > 0 && <div class="notice blind">{silencesInWords(silences, { mood, format })}</div>}
      {kind === "nobody" && <div class="notice nobody">{mood.nobodyEvidence(seen, all)}</div>}
      {kind === "unseen" && (
        <div class="notice unseen">{nodesSeen < nodes ? mood.unseenEvidence(seen, all) : mood.unseenPart}</div>
      )}
    </>
  );
}
