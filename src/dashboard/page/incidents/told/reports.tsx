import { useState } from "preact/hooks";
import { may, useDesk } from "../../frame/desk.ts";
import type { Report } from "../answers.ts";
import { rangeInWords } from "../standing.ts";
import { Form, MomentField, SendingNote, TextField } from "./fields.tsx";
import { useFocusBack } from "./focus.ts";
import { type Sending, isUnsure, useSending } from "../../data/use-sending.ts";
import { spelled } from "./spelled.ts";
import type { Telling } from "./told.tsx";
import { momentOf } from "../../data/wall-clock.ts";

type Props = Telling & { readonly reports: readonly Report[] };

/** What was reported, for ever; and a new report. */
export function Reports({ reports, ...telling }: Props) {
  const { words, me } = useDesk();
  const texts = words.told.reports;
  return (
    <>
      {may(me, "declarations:write") && <MakeReport {...telling} />}
      {reports.length === 0 && <p>{texts.none}</p>}
      <ol class="reports">
        {reports.toReversed().map((report) => (
          <ReportItem key={report.reference} report={report} />
        ))}
      </ol>
    </>
  );
}

function ReportItem({ report }: { readonly report: Report }) {
  const { words, format } = useDesk();
  const texts = words.told.reports;
  const { reference, number, at, headline, text, remark, by, nextReportAt } = report;
  return (
    <li class="report" data-reference={reference}>
      <p class="reference">
        <strong>{reference}</strong> <span class="soft">{spelled(reference, texts.spelled)}</span>
      </p>
      <p>
        <strong>{texts.numbered(format.count(number), format.moment(at))}</strong>: {headline}
      </p>
      <p class="text">{text}</p>
      {remark !== null && <p>{remark}</p>}
      <p class="soft">
        {texts.by(by)}. {texts.next(format.moment(nextReportAt))}.{" "}
        <a href={`/v1/sitreps/${reference}?format=html`}>{texts.page}</a>{" "}
        <a href={`/v1/sitreps/${reference}?format=json`}>{texts.json}</a>
      </p>
    </li>
  );
}

function MakeReport(telling: Telling) {
  const { words } = useDesk();
  const texts = words.told.reports;
  const sending = useSending();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  const [place, focusBack] = useFocusBack<HTMLDivElement>();
  const open = (): void => {
    setOpen(true);
    setMade(undefined);
    // So that the figure that is confirmed is as new as can be.
    telling.onChange();
  };
  const end = (reference?: string): void => {
    setOpen(false);
    setMade(reference);
    telling.onChange();
    focusBack();
  };
  return (
    <div ref={place}>
      {isOpen && <ConfirmReport {...telling} sending={sending} onEnd={end} />}
      {!isOpen && (
        <p class="buttons">
          <button type="button" class="primary" onClick={open}>
            {texts.make}
          </button>
        </p>
      )}
      {!isOpen && made !== undefined && (
        <p class="notice nobody" role="status">
          {texts.made(made)} {spelled(made, texts.spelled)}
        </p>
      )}
      {!isOpen && made === undefined && <SendingNote sending={sending} />}
    </div>
  );
}

type ConfirmProps = Telling & {
  readonly sending: Sending;
  /** With the reference of the report that was made; without, where none was or nobody knows. */
  readonly onEnd: (reference?: string) => void;
};

/** A report can be made twice and never be taken back: so where no answer came, the form is gone until somebody asks for it again. */
function ConfirmReport({ incident, answeredAt, path, sending, onEnd }: ConfirmProps) {
  const { words, format } = useDesk();
  const texts = words.told.reports;
  const [isBadTime, setBadTime] = useState(false);
  const make = async ({ remark = "", next = "" }: Readonly<Record<string, string>>): Promise<void> => {
    const nextReportAt = momentOf(next, format.zone);
    const isBad = next !== "" && nextReportAt === undefined;
    setBadTime(isBad);
    if (isBad) return;
    const body = { nextReportAt, remark: remark.trim() || undefined };
    const { answer, problem } = await sending.send<Report>(`${path}/sitreps`, { method: "POST", body });
    if (answer !== undefined || isUnsure(problem)) onEnd(answer?.reference);
  };
  return (
    <div class="confirm">
      <Frozen incident={incident} answeredAt={answeredAt} />
      <Form
        label={texts.confirmTitle}
        send={texts.confirmSend}
        sending={sending}
        onSend={(typed) => void make(typed)}
        onCancel={() => onEnd()}
      >
        <TextField label={texts.remark} name="remark" most={1000} />
        <MomentField label={texts.nextAt} name="next" />
        <small>{texts.nextNote}</small>
        {isBadTime && <p role="alert">{words.told.badTime}</p>}
      </Form>
    </div>
  );
}

function Frozen({ incident: { headline, present }, answeredAt }: Pick<Telling, "incident" | "answeredAt">) {
  const { words, format } = useDesk();
  const texts = words.told.reports;
  const speech = { texts: words.incidents, format };
  return (
    <>
      <h3>{texts.confirmTitle}</h3>
      <p class="to-freeze">
        {texts.confirm({
          headline,
          affected: rangeInWords(present.affected, speech),
          worse: rangeInWords(present.impaired, speech),
          moment: format.moment(answeredAt),
        })}
      </p>
      <p class="soft">{texts.confirmNote}</p>
    </>
  );
}
