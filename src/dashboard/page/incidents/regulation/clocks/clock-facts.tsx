import { useDesk } from "../../../frame/desk.ts";
import { Fact } from "../../../number/fact.tsx";
import type { Obligation } from "../answers.ts";

type Props = { readonly obligation: Obligation };
type Channel = NonNullable<Obligation["contact"]>["channel"];

/** Within what time, how the recipient is reached, and what was sent. */
export function ClockFacts({ obligation }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const { terms } = texts;
  const { regulator, note, submissions } = obligation;
  return (
    <dl class="clock-facts">
      <Fact term={terms.regulator}>{regulator}</Fact>
      <DueFact obligation={obligation} />
      <ContactFact obligation={obligation} />
      {note !== null && <Fact term={terms.note}>{note}</Fact>}
      {submissions.map((submission) => (
        <Fact key={`${submission.filing} ${submission.submittedAt}`} term={terms.sent}>
          {texts.sent(format.moment(submission.submittedAt), submission.by)} <Fate submission={submission} />
        </Fact>
      ))}
    </dl>
  );
}

function DueFact({ obligation: { dueLocal, dueAtLatest, within, clock } }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  if (dueLocal !== null) return <Fact term={texts.terms.due}>{texts.within(dueLocal, within)}</Fact>;
  if (dueAtLatest !== null) return <Fact term={texts.terms.due}>{texts.atLatestIf(format.moment(dueAtLatest))}</Fact>;
  return <Fact term={texts.terms.due}>{clock.startedAt === null ? texts.waiting(within) : within}</Fact>;
}

function ContactFact({ obligation: { contact } }: Props) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  if (contact === null) return null;
  const inWords = ({ kind, address }: Channel): string => texts.channel(texts.channels[kind], address);
  const { name, channel, secondChannel, verifiedAt } = contact;
  return (
    <Fact term={texts.terms.contact}>
      {name}, {inWords(channel)}
      {secondChannel !== null && (
        <>
          {" "}
          {texts.terms.second} {inWords(secondChannel)}
        </>
      )}
      {verifiedAt !== null && <small> {texts.verified(format.moment(verifiedAt))}</small>}
    </Fact>
  );
}

function Fate({ submission }: { readonly submission: Obligation["submissions"][number] }) {
  const { words, format } = useDesk();
  const texts = words.regulation.clocks;
  const { acknowledged, bounced } = submission;
  if (bounced !== null) return <strong class="bounced">{texts.bounced(bounced)}</strong>;
  if (acknowledged === null) return null;
  const { by, at, reference } = acknowledged;
  return <span>{texts.acknowledged({ by, moment: format.moment(at), reference })}</span>;
}

/** Every rule that demands it, with its reason as the service gives it. */
export function ClockWhy({ obligation: { why } }: Props) {
  const { words } = useDesk();
  const texts = words.regulation.clocks;
  return (
    <ul class="lines">
      {why.map(({ rule, clause, within, reason }) => (
        <li key={rule}>
          <strong>{texts.rule({ clause, within })}</strong> {reason}
        </li>
      ))}
    </ul>
  );
}
