import type { Problem } from "../data/ask.ts";
import { useDesk } from "./desk.ts";

type Props = { readonly problem: Problem; readonly again?: () => void };

/** What could not be shown, and why. */
export function ProblemNote({ problem, again }: Props) {
  const { words } = useDesk();
  const [title, detail] = useText(problem);
  return (
    <div class="problem" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {again !== undefined && (
        <button type="button" onClick={again}>
          {words.frame.problem.again}
        </button>
      )}
    </div>
  );
}

function useText({ status, title, detail }: Problem): readonly [string, string] {
  const { problem } = useDesk().words.frame;
  if (status === 0) return [problem.unreachable, problem.unreachableDetail];
  if (status === 503) return [problem.silent, problem.silentDetail];
  if (status === 403) return [problem.forbidden, detail];
  return [problem.other(title), detail];
}
