import type { IncidentView } from "../../../data/view.ts";
import { useDesk } from "../../../frame/desk.ts";
import type { Verdict } from "../answers.ts";

type Props = { readonly view: IncidentView; readonly providers: readonly Verdict["provider"][] };

/** Whose rules, and whether those too that are not met: as the address says it. */
export function Filters({ view, providers }: Props) {
  const { words, go } = useDesk();
  const texts = words.regulation.verdicts;
  const { verdicts = "relevant", provider } = view;
  const show = (chosen: { readonly verdicts: "relevant" | "all"; readonly provider: string | undefined }): void => {
    const { page, id } = view;
    const whose = chosen.provider === undefined ? {} : { provider: chosen.provider };
    go({ page, id, verdicts: chosen.verdicts, ...whose }, "replace");
  };
  return (
    <fieldset class="verdict-filters">
      <legend class="hidden">{texts.filters}</legend>
      {providers.length > 1 && (
        <label>
          {texts.provider}{" "}
          <select
            value={provider ?? ""}
            onChange={({ currentTarget: { value } }) => show({ verdicts, provider: value === "" ? undefined : value })}
          >
            <option value="">{texts.everyProvider}</option>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={verdicts === "all"}
          onChange={({ currentTarget: { checked } }) => show({ verdicts: checked ? "all" : "relevant", provider })}
        />{" "}
        {texts.showAll}
      </label>
    </fieldset>
  );
}
