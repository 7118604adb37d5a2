import type { Problem } from "../data/ask.ts";
import { useDesk } from "./desk.ts";
import { NO_INVENTORY, problemInWords } from "./problem-in-words.ts";

type Props = {
  readonly problem: Problem;
  readonly again?: () => void;
  /** `h1` where nothing else is to be shown. */
  readonly level?: "strong" | "h1";
};

/** What could not be shown, and why. */
export function ProblemNote({ problem, again, level: Title = "strong" }: Props) {
  const { words } = useDesk();
  const { title, detail } = problemInWords(problem, words.frame.problem);
  return (
    <div class={problem.type === NO_INVENTORY ? "card" : "problem"} role="alert">
      <Title>{title}</Title>
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
