import { byService } from "../../../data/clock.ts";
import { momentOf, wallClockOf } from "../../../data/wall-clock.ts";
import { useDesk } from "../../../frame/desk.ts";
import type { Place } from "../../regulation/place.ts";
import { Form, MomentField, TextField } from "../../told/fields.tsx";
import { useTaking } from "../use-form.ts";

/** Somebody whom a statement is for. */
export type Addressee = { readonly id: string; readonly name: string };

type Props = {
  readonly label: string;
  /** Of the statement that they were told. */
  readonly reference: string;
  /** Undefined: whoever is named in the form. */
  readonly who: Addressee | undefined;
  readonly place: Place;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** That people told somebody, and when. */
export function ToldForm({ label, reference, who, place, onDone, onCancel }: Props) {
  const { words, format } = useDesk();
  const texts = words.statements;
  const { sending, take } = useTaking(`${place.path}/statements/${reference}/told`, onDone);
  return (
    <Form
      label={label}
      send={texts.told.was}
      sending={sending}
      onSend={({ recipient, at = "", ground }) =>
        take({ recipient: who?.id ?? recipient, at: momentOf(at, format.zone), ground: ground?.trim() || undefined })
      }
      onCancel={onCancel}
    >
      {who === undefined && <TextField label={texts.told.who} name="recipient" most={200} isRequired />}
      <MomentField label={texts.told.when} name="at" value={soonWallClock(format.zone)} isRequired />
      <TextField label={texts.groundIfAny} name="ground" most={2000} />
    </Form>
  );
}

const MINUTE_MILLISECONDS = 60_000;

/** The minute that begins next: of this one it would be before whatever was published within it. */
function soonWallClock(zone: string): string {
  return wallClockOf(Math.ceil(byService() / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS, zone);
}

type NotNeededProps = Omit<Props, "who"> & { readonly who: Addressee };

/** That somebody who was told what is so no longer need not hear better. */
export function NotNeededForm({ label, reference, who, place, onDone, onCancel }: NotNeededProps) {
  const texts = useDesk().words.statements;
  const { sending, take } = useTaking(`${place.path}/statements/${reference}/not-needed`, onDone);
  return (
    <Form
      label={label}
      send={texts.putRight.notNeeded}
      kind="danger"
      sending={sending}
      onSend={({ ground }) => take({ recipient: who.id, ground })}
      onCancel={onCancel}
    >
      <TextField label={texts.ground} name="ground" most={2000} isRequired />
    </Form>
  );
}
