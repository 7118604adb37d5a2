import { useMemo, useState } from "preact/hooks";
import type { Impact, NetworkNode } from "../data/answers.ts";
import { type Question, SELECTORS } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { CertificateField } from "./certificate-field.tsx";
import { CheckList } from "./check-list.tsx";
import { nodeOptionsOf, optionsOf } from "./options.ts";
import { bodyOf, withList } from "./request.ts";

type Props = {
  readonly question: Question;
  readonly nodes: readonly NetworkNode[];
  /** Where figures name areas, sites among them. */
  readonly areas: Impact["byArea"];
};

/** A wide window has room for the question beside its answer. */
const WIDE = "(min-width: 901px)";

/** What is supposed to fail. Each change is another address, and no step to go back to. */
export function QuestionForm({ question, nodes, areas }: Props) {
  const { words, go } = useDesk();
  const { form } = words.whatIf;
  const [isOpen] = useState(() => bodyOf(question) === undefined || matchMedia(WIDE).matches);
  const options = useMemo(() => optionsOf(nodes, new Map(areas.map(({ key, name }) => [key, name]))), [nodes, areas]);
  const nodeOptions = useMemo(() => nodeOptionsOf(nodes), [nodes]);
  const change = (to: Question): void => go({ page: "what-if", question: to }, "replace");
  return (
    <details class="card question" open={isOpen}>
      <summary>
        <h2>{form.title}</h2>
        <Chosen question={question} />
      </summary>
      <form onSubmit={(event) => event.preventDefault()}>
        <small>{form.hint}</small>
        {SELECTORS.map((name) => (
          <CheckList
            key={name}
            legend={form.groups[name]}
            options={options[name]}
            chosen={question[name] ?? []}
            onChoose={(values) => change(withList(question, name, values))}
          />
        ))}
        {(nodes.some(({ certificateExpiresAt }) => certificateExpiresAt !== undefined) ||
          question.certificateExpiresBefore !== undefined) && (
          <CertificateField question={question} onChange={change} />
        )}
        <CheckList
          legend={form.groups.node}
          options={nodeOptions}
          chosen={question.node ?? []}
          onChoose={(values) => change(withList(question, "node", values))}
        />
        <Others question={question} onChange={change} />
        <button type="button" onClick={() => change({ others: question.others })}>
          {form.clear}
        </button>
      </form>
    </details>
  );
}

/** What is chosen, also for whoever has the form closed. */
function Chosen({ question }: { readonly question: Question }) {
  const { words, format } = useDesk();
  const before = question.certificateExpiresBefore;
  const values = [...SELECTORS, "node" as const].flatMap((name) => question[name] ?? []);
  const all = [...values, ...(before === undefined ? [] : [words.whatIf.form.before(format.day(before))])];
  return all.length === 0 ? null : <small class="chosen">{all.join(", ")}</small>;
}

type OthersProps = { readonly question: Question; readonly onChange: (question: Question) => void };

function Others({ question, onChange }: OthersProps) {
  const { form } = useDesk().words.whatIf;
  const choices = [
    ["now", form.othersNow],
    ["up", form.othersUp],
  ] as const;
  return (
    <fieldset>
      <legend>{form.others}</legend>
      {choices.map(([others, text]) => (
        <label key={others}>
          <input
            type="radio"
            name="others"
            checked={question.others === others}
            onChange={() => onChange({ ...question, others })}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
