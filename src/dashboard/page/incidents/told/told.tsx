import type { Incident } from "../../data/answers.ts";
import type { Report } from "../answers.ts";
import { useDesk } from "../../frame/desk.ts";
import { Part } from "../part.tsx";
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

type Props = Telling & {
  readonly reports: readonly Report[];
  /** How often a question led to the facts. */
  readonly ledToFacts: number;
};

/** What people know, said and owe: each part is asked for once it is opened, and printed only then. */
export function Told({ reports, ledToFacts, ...telling }: Props) {
  const { words, format } = useDesk();
  const { told } = words;
  return (
    <div class="told">
      <Part title={told.reports.title(format.count(reports.length))} isOpenAtFirst>
        <Reports {...telling} reports={reports} />
      </Part>
      <Part title={told.facts.title} led={ledToFacts}>
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
