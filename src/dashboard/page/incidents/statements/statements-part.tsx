import { useState } from "preact/hooks";
import { useAsked } from "../../data/use-asked.ts";
import { may, useDesk } from "../../frame/desk.ts";
import type { Report } from "../answers.ts";
import { Part } from "../part.tsx";
import { Fold } from "../regulation/fold.tsx";
import type { Place } from "../regulation/place.ts";
import { Recorded, useRecording } from "../regulation/recorded.tsx";
import type { Settings, Statements } from "./answers.ts";
import { type Editing, anew, beginning, nextMessage } from "./editor/editing.ts";
import { Editor } from "./editor/editor.tsx";
import { FiguresCompared } from "./figures-compared.tsx";
import { MarketSection } from "./market-section.tsx";
import { PutRightList } from "./steps/put-right.tsx";
import { StatementItem } from "./steps/statement-item.tsx";

type Props = {
  readonly statements: Statements | undefined;
  readonly reports: readonly Report[];
  readonly place: Place;
  /** How often something above led here. */
  readonly led: number;
};

/** What the public is told: worded, approved, published, and put right. What somebody is wording outlives that it is folded. */
export function StatementsPart({ led, ...props }: Props) {
  const { words } = useDesk();
  const [editing, setEditing] = useState<Editing>();
  return (
    <div class="public">
      <Part title={words.statements.title} led={led}>
        <Whole {...props} editing={editing} onEdit={setEditing} />
      </Part>
    </div>
  );
}

type WholeProps = Omit<Props, "led"> & {
  readonly editing: Editing | undefined;
  readonly onEdit: (editing: Editing | undefined) => void;
};

function Whole({ statements: known, reports, place, editing, onEdit }: WholeProps) {
  const { words, me } = useDesk();
  const texts = words.statements;
  const { statements = [], putRight = [] } = known ?? {};
  const { answer: settings } = useAsked<Settings>("/v1/statements/settings");
  const { recorded, heading, record } = useRecording(place.onChange);
  const canDraft = may(me, "statements:draft");
  return (
    <div class="statements">
      <h3 class="hidden" ref={heading} tabIndex={-1}>
        {texts.title}
      </h3>
      <Recorded text={recorded} />
      {canDraft && <MarketSection place={place} />}
      <PutRightList putRight={putRight} statements={statements} place={place} onRecorded={record} />
      {canDraft && editing === undefined && settings !== undefined && (
        <p class="buttons">
          <button type="button" class="primary" onClick={() => onEdit(beginning(nextMessage(statements), settings))}>
            {texts.wordOne}
          </button>
        </p>
      )}
      {editing !== undefined && (
        <Editor
          key={editing.begun}
          editing={editing}
          place={place}
          statements={statements}
          reports={reports}
          onEdit={onEdit}
          onSaved={(said) => {
            onEdit(undefined);
            record(said);
          }}
          onCancel={() => onEdit(undefined)}
        />
      )}
      <List
        statements={known}
        settings={settings}
        place={place}
        onEdit={editing === undefined ? onEdit : undefined}
        onRecorded={record}
      />
      <Fold class="side-by-side" summary={<h3>{texts.figures.title}</h3>}>
        <FiguresCompared place={place} onRecorded={record} />
      </Fold>
    </div>
  );
}

type ListProps = Pick<WholeProps, "statements" | "place"> & {
  readonly settings: Settings | undefined;
  /** Undefined while another is being worded, which would be lost. */
  readonly onEdit: ((editing: Editing) => void) | undefined;
  readonly onRecorded: (what: string) => void;
};

/** Every statement, the last begun first. */
function List({ statements: known, settings, place, onEdit, onRecorded }: ListProps) {
  const { words, format } = useDesk();
  if (known === undefined) return <p class="loading">{words.frame.loading}</p>;
  if (known.statements.length === 0) return <p>{words.statements.none}</p>;
  return (
    <ol class="statement-list">
      {known.statements.map((statement) => (
        <StatementItem
          key={statement.reference}
          statement={statement}
          place={place}
          settings={settings}
          onWordAnew={onEdit && (() => onEdit(anew(statement, format.zone)))}
          onCorrect={settings && onEdit && (() => onEdit(beginning("correction.press", settings, statement)))}
          onRecorded={onRecorded}
        />
      ))}
    </ol>
  );
}
