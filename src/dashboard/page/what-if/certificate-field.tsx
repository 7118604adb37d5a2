import { byService } from "../data/clock.ts";
import type { Question } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { dateAfter, withDate } from "./request.ts";

type Props = { readonly question: Question; readonly onChange: (question: Question) => void };

const QUICK_DAYS = [30, 90] as const;

/** Until when certificates are looked at that nobody renews. */
export function CertificateField({ question, onChange }: Props) {
  const { words, format } = useDesk();
  const { form } = words.whatIf;
  return (
    <fieldset>
      <legend>{form.certificates}</legend>
      <label for="certificates">{form.certificatesBefore}</label>
      <input
        id="certificates"
        type="date"
        value={question.certificateExpiresBefore ?? ""}
        onInput={(event) => onChange(withDate(question, event.currentTarget.value))}
      />
      <div class="quick">
        {QUICK_DAYS.map((days) => (
          <button
            key={days}
            type="button"
            class="quiet"
            onClick={() => onChange(withDate(question, dateAfter(byService(), days)))}
          >
            {form.within(format.count(days))}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
