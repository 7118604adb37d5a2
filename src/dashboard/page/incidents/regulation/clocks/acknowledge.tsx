import { useState } from "preact/hooks";
import { byService } from "../../../data/clock.ts";
import { useSending } from "../../../data/use-sending.ts";
import { momentOf, wallClockOf } from "../../../data/wall-clock.ts";
import { useDesk } from "../../../frame/desk.ts";
import { Form, MomentField, TextField } from "../../told/fields.tsx";
import type { Obligation } from "../answers.ts";
import type { Place } from "../place.ts";

type Props = {
  readonly obligation: Obligation;
  readonly task: string;
  readonly place: Place;
  /** It was recorded. */
  readonly onEnd: () => void;
  readonly onCancel: () => void;
};

/** Who at the recipient said that they have it, when, and under which reference. */
export function AcknowledgeForm({ task, onCancel, ...rest }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const { sending, post } = usePosting(rest);
  const [isBadTime, setBadTime] = useState(false);
  const record = ({ by = "", at: local = "", reference = "" }: Readonly<Record<string, string>>): void => {
    const at = momentOf(local, format.zone);
    setBadTime(at === undefined);
    if (at !== undefined) post({ by, at, reference });
  };
  return (
    <Form label={texts.acknowledgeOf(task)} send={texts.record} sending={sending} onSend={record} onCancel={onCancel}>
      <p class="soft">{texts.acknowledgeNote}</p>
      <TextField label={texts.by} name="by" most={200} isRequired />
      <MomentField label={texts.at} name="at" value={wallClockOf(byService(), format.zone)} isRequired />
      <TextField label={texts.reference} name="reference" most={200} isRequired />
      {isBadTime && <p role="alert">{words.told.badTime}</p>}
    </Form>
  );
}

/** That what was sent is known not to have arrived. */
export function LostForm({ task, onCancel, ...rest }: Props) {
  const { words } = useDesk();
  const texts = words.regulation.clocks;
  const { sending, post } = usePosting(rest);
  return (
    <Form
      label={texts.lostOf(task)}
      send={texts.record}
      kind="danger"
      sending={sending}
      onSend={({ ground = "" }) => post({ bounced: true, ground })}
      onCancel={onCancel}
    >
      <TextField label={words.told.ground} name="ground" most={2000} isRequired />
    </Form>
  );
}

function usePosting({ obligation, place, onEnd }: Pick<Props, "obligation" | "place" | "onEnd">) {
  const sending = useSending();
  const send = async (body: unknown): Promise<void> => {
    const to = `${place.path}/obligations/${encodeURIComponent(obligation.id)}/acknowledgement`;
    const { answer } = await sending.send(to, { method: "POST", body });
    if (answer !== undefined) onEnd();
  };
  return { sending, post: (body: unknown): void => void send(body) };
}
