import { useAsked } from "../../data/use-asked.ts";
import { useDesk } from "../../frame/desk.ts";
import { ProblemNote } from "../../frame/problem-note.tsx";
import type { Commitment, Role } from "../answers.ts";
import type { Telling } from "./told.tsx";

/** Who does what, and what is owed to whom. */
export function RolesAndPromises({ path, when }: Telling) {
  const roles = useAsked<{ readonly roles: readonly Role[] }>(`${path}/roles`, { when });
  const promises = useAsked<{ readonly promises: readonly Commitment[] }>(`${path}/promises`, { when });
  const problem = roles.problem ?? promises.problem;
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {roles.answer !== undefined && <Roles roles={roles.answer.roles} />}
      {promises.answer !== undefined && <Promises promises={promises.answer.promises} />}
    </>
  );
}

/** Who holds each role now. */
export function Roles({ roles }: { readonly roles: readonly Omit<Role, "history">[] }) {
  const { words, format } = useDesk();
  const texts = words.told.roles;
  return (
    <>
      <h3>{texts.roles}</h3>
      {roles.length === 0 && <p>{texts.noRole}</p>}
      <ul class="lines">
        {roles.map(({ role, holder, contact, since, by }) => (
          <li key={role}>
            <strong>{role}</strong>: {holder ?? texts.nobody}
            {contact !== null && `, ${contact}`} <small>{words.told.byAt(by, format.moment(since))}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was promised, to whom and by when. */
export function Promises({ promises }: { readonly promises: readonly Commitment[] }) {
  const { words, format } = useDesk();
  const texts = words.told.roles;
  return (
    <>
      <h3>{texts.promises}</h3>
      {promises.length === 0 && <p>{texts.noPromise}</p>}
      <ul class="lines">
        {promises.map(({ number, what, to, by, state, keptAt, keptBy }) => (
          <li key={number} class={state}>
            <strong>{texts.states[state]}</strong> {texts.promise(to, format.moment(by))}: {what}{" "}
            {keptAt !== null && keptBy !== null && <small>{words.told.byAt(keptBy, format.moment(keptAt))}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
