import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { handoverText } from "../../../../incidents/records/handover/handover-text.ts";
import { query } from "../../data/ask.ts";
import { useAsked } from "../../data/use-asked.ts";
import { CopyButton } from "../../frame/copy-button.tsx";
import { useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import { rangeInWords } from "../standing.ts";
import type { Handover } from "../answers.ts";
import { Promises, Roles } from "./roles.tsx";
import type { Telling } from "./told.tsx";
import { momentOf } from "../../data/wall-clock.ts";

/** What whoever takes over has to know, and the same as text for where the next shift reads. */
export function HandoverSection({ path, when }: Telling) {
  const { words, format } = useDesk();
  const texts = words.told.handover;
  const [local, setLocal] = useState("");
  const since = momentOf(local, format.zone);
  const { answer, problem, again } = useAsked<Handover>(`${path}/handover${query({ since })}`, { when });
  return (
    <>
      <label class="field">
        <span>{words.told.timeIn(texts.since, format.zone)}</span>
        <input type="datetime-local" value={local} onChange={(event) => setLocal(event.currentTarget.value)} />
        <small>{texts.sinceNote}</small>
      </label>
      {answer !== undefined && (
        <div class="buttons">
          <CopyButton label={texts.copy} text={handoverText(answer)} />
          <a href={`${path}/handover${query({ since, format: "text" })}`}>{texts.asText}</a>
        </div>
      )}
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      {answer !== undefined && <HandedOver handover={answer} />}
    </>
  );
}

function HandedOver({ handover }: { readonly handover: Handover }) {
  const { words, format } = useDesk();
  const texts = words.told.handover;
  const { now, changes, ahead, declarations, facts } = handover;
  return (
    <div class="handover">
      <p>{texts.asOf(format.moment(now))}</p>
      <Before handover={handover} />
      <Roles roles={handover.roles} />
      <Promises promises={handover.promises} />
      <Lines title={texts.ahead}>
        {ahead.map(({ at, what, isOverdue }) => (
          <li key={`${at} ${what}`}>
            {isOverdue && <strong class="overdue">{texts.overdue} </strong>}
            <time dateTime={at}>{format.moment(at)}</time> {what}
          </li>
        ))}
      </Lines>
      <Lines title={texts.declarations}>
        {declarations.map(({ id, reason, until }) => (
          <li key={id}>
            {id}, {until === null ? texts.untilReleased : texts.until(format.moment(until))}: {reason}
          </li>
        ))}
      </Lines>
      <Lines title={texts.lapsing}>
        {facts.map(({ name, operator, service, lapsesAt, hasLapsed }) => (
          <li key={`${name} ${operator} ${service}`}>
            {words.told.facts.names[name] ?? name}
            {": "}
            {lapsesAt !== null && words.told.facts[hasLapsed ? "lapsed" : "lapses"](format.moment(lapsesAt))}
          </li>
        ))}
      </Lines>
      <Lines title={texts.changes}>
        {changes.toReversed().map(({ at, what, by }, index) => (
          <li key={`${changes.length - index}`}>
            <time dateTime={at}>{format.moment(at)}</time> {what} {by !== null && <small>{by}</small>}
          </li>
        ))}
      </Lines>
    </div>
  );
}

function Before({ handover: { figure, since } }: { readonly handover: Handover }) {
  const { words, format } = useDesk();
  const texts = words.told.handover;
  const inWords = ({ affected, impaired }: Pick<Handover["figure"]["now"], "affected" | "impaired">): string => {
    const speech = { texts: words.incidents, format };
    return texts.figures(rangeInWords(affected, speech), rangeInWords(impaired, speech));
  };
  return (
    <dl>
      <dt>{texts.before(format.moment(since))}</dt>
      <dd>{figure.before === null ? texts.notBegun : inWords(figure.before)}</dd>
      <dt>{texts.now}</dt>
      <dd>{inWords(figure.now)}</dd>
    </dl>
  );
}

function Lines({ title, children }: { readonly title: string; readonly children: readonly ComponentChildren[] }) {
  const { none } = useDesk().words.told.handover;
  return (
    <>
      <h3>{title}</h3>
      {children.length === 0 ? <p>{none}</p> : <ul class="lines">{children}</ul>}
    </>
  );
}
