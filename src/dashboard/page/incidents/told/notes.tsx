import { useState } from "preact/hooks";
import type { Incident } from "../../data/answers.ts";
import { useAsked } from "../../data/use-asked.ts";
import { may, useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Written } from "../answers.ts";
import { Form, TextField } from "./fields.tsx";
import { useFocusBack } from "./focus.ts";
import { useSending } from "../../data/use-sending.ts";
import type { Telling } from "./told.tsx";
import { writtenInWords } from "./written.ts";

/** What people wrote of it, its name, and that it is over. */
export function Notes(telling: Telling) {
  const { words, format, me } = useDesk();
  const texts = words.told.notes;
  const { path, when } = telling;
  const { answer, problem, again } = useAsked<{ readonly records: readonly Written[] }>(`${path}/records`, { when });
  const written = (answer?.records ?? []).filter(({ kind }) => texts.kinds[kind] !== undefined);
  return (
    <>
      {may(me, "declarations:write") && <Writing {...telling} />}
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer !== undefined && written.length === 0 && <p>{texts.none}</p>}
      <ul class="lines">
        {written.toReversed().map((record) => (
          <li key={record.number}>
            <strong>{texts.kinds[record.kind]}</strong>: {writtenInWords(record)}{" "}
            <small>{words.told.byAt(record.by, format.moment(record.recordedAt))}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Writing(telling: Telling) {
  const { notes } = useDesk().words.told;
  return (
    <div class="writing">
      <OneText
        telling={telling}
        to={{ path: "/name", method: "PUT", field: "name", most: 200 }}
        send={notes.rename}
        label={notes.name}
      />
      <OneText
        telling={telling}
        to={{ path: "/notes", method: "POST", field: "text", most: 10_000 }}
        send={notes.add}
        label={notes.note}
      />
      <CloseIt {...telling} />
    </div>
  );
}

type OneTextProps = {
  readonly telling: Telling;
  readonly to: {
    readonly path: string;
    readonly method: "PUT" | "POST";
    readonly field: string;
    readonly most: number;
  };
  readonly label: string;
  readonly send: string;
};

/** One text that is kept. The form is another once it was sent, and so empty. */
function OneText({ telling, to, label, send }: OneTextProps) {
  const sending = useSending();
  const [sent, setSent] = useState(0);
  const write = async (text: string): Promise<void> => {
    const { answer } = await sending.send(telling.path + to.path, { method: to.method, body: { [to.field]: text } });
    if (answer === undefined) return;
    setSent((before) => before + 1);
    telling.onChange();
  };
  return (
    <Form key={sent} label={label} send={send} sending={sending} onSend={(typed) => void write(typed[to.field] ?? "")}>
      <TextField label={label} name={to.field} most={to.most} isRequired />
    </Form>
  );
}

function CloseIt(telling: Telling) {
  const { notes } = useDesk().words.told;
  const [isAsked, setAsked] = useState(false);
  const [place, focusBack] = useFocusBack<HTMLParagraphElement>();
  const end = (): void => {
    setAsked(false);
    focusBack();
  };
  const { state } = telling.incident;
  if (state !== "recovering") return <p class="soft">{cannotClose(state, notes)}</p>;
  if (isAsked) return <ConfirmClosing {...telling} onEnd={end} />;
  return (
    <p ref={place} class="buttons">
      <button type="button" onClick={() => setAsked(true)}>
        {notes.close}
      </button>
    </p>
  );
}

function cannotClose(
  state: Incident["state"],
  { isClosed, cannotClose }: { readonly isClosed: string; readonly cannotClose: string },
): string {
  return state === "closed" ? isClosed : cannotClose;
}

function ConfirmClosing({ path, onChange, onEnd }: Telling & { readonly onEnd: () => void }) {
  const { told } = useDesk().words;
  const sending = useSending();
  const close = async ({ ground = "", confirmedBy = "" }: Readonly<Record<string, string>>): Promise<void> => {
    const body = { ground, confirmedBy: confirmedBy.trim() === "" ? undefined : confirmedBy };
    const { answer } = await sending.send(`${path}/close`, { method: "POST", body });
    if (answer === undefined) return;
    onEnd();
    onChange();
  };
  return (
    <div class="confirm">
      <h3>{told.notes.closeTitle}</h3>
      <p>{told.notes.closeNote}</p>
      <Form
        label={told.notes.closeTitle}
        send={told.notes.closeSend}
        kind="danger"
        sending={sending}
        onSend={(typed) => void close(typed)}
        onCancel={onEnd}
      >
        <TextField label={told.ground} name="ground" most={2000} isRequired />
        <TextField label={told.notes.confirmedBy} name="confirmedBy" most={200} />
      </Form>
    </div>
  );
}
