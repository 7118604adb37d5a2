import { useDesk } from "../../../frame/desk.ts";
import { TableHead } from "../../../frame/table-head.tsx";
import { Fold } from "../../regulation/fold.tsx";
import type { Statement } from "../answers.ts";
import type { Language } from "../choices.ts";

type Props = {
  readonly values: Statement["values"];
  readonly language: Language;
  /** Of which statement, so that one table is told from another. */
  readonly of: string;
};

/** What each token stands for in a language, and what it comes from. */
export function BoundValues({ values, language, of }: Props) {
  const { statements } = useDesk().words;
  const { editor: texts } = statements;
  const own = values.filter((one) => one.language === language);
  const name = statements.languages[language];
  if (own.length === 0) return null;
  return (
    <Fold class="bound" summary={texts.values(name)}>
      <div class="wide-table" role="region" tabIndex={0} aria-label={texts.valuesOf(of, name)}>
        <table>
          <TableHead terms={[texts.value, texts.shows, texts.from]} />
          <tbody>
            {own.map(({ name: token, text, from }) => (
              <tr key={token}>
                <th scope="row">
                  <code>{texts.token(token)}</code>
                </th>
                <td lang={language}>{text}</td>
                <td>{from}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
