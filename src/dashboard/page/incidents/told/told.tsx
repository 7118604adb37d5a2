import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Incident } from "../../data/answers.ts";
import type { Report } from "../answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { Facts } from "./facts.tsx";
import { HandoverSection } from "./handover.tsx";
import { Notes } from "./notes.tsx";
import { Reports } from "./reports.tsx";
import { RolesAndPromises } from "./roles.tsx";

/** What every part needs to ask and to tell. */
export type Telling = {
  readonly incident: Incident;
  /** When its figures were the present ones. */
  readonly answeredAt: string;
  /** `/v1/incidents/{id}`. */
  readonly path: string;
  /** Another whenever it is to be asked anew. */
  readonly when: string;
  /** Something was added. */
  readonly onChange: () => void;
};

/** What people know, said and owe: each part is asked for once it is opened, and printed only then. */
export function Told({ reports, ...telling }: Telling & { readonly reports: readonly Report[] }) {
  const { words, format } = useDesk();
  const { told } = words;
  return (
    <div class="told">
      <Part title={told.reports.title(format.count(reports.length))} isOpenAtFirst>
        <Reports {...telling} reports={reports} />
      </Part>
      <Part title={told.facts.title}>
        <Facts {...telling} />
      </Part>
      <Part title={told.handover.title}>
        <HandoverSection {...telling} />
      </Part>
      <Part title={told.roles.title}>
        <RolesAndPromises {...telling} />
      </Part>
      <Part title={told.notes.title}>
        <Notes {...telling} />
      </Part>
    </div>
  );
}

type PartProps = { readonly title: string; readonly isOpenAtFirst?: true; readonly children: ComponentChildren };

function Part({ title, isOpenAtFirst, children }: PartProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst === true);
  const [isTouched, setTouched] = useState(false);
  return (
    <details
      class={`card part ${isTouched ? "chosen" : ""}`}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== isOpen) setTouched(true);
        setOpen(open);
      }}
    >
      <summary>
        <h2>{title}</h2>
      </summary>
      {isOpen && children}
    </details>
  );
}
