import type { Incident } from "../../data/answers.ts";
import { may, useDesk } from "../../frame/desk.ts";

type Props = { readonly incident: Incident; readonly peakEstimateId: string | undefined };

/** By what the figures can be worked out again by somebody who does not trust us. */
export function Verify({ incident, peakEstimateId }: Props) {
  const { words, format, me } = useDesk();
  const { verify: texts } = words.incidents;
  const { joint, peak, id } = incident;
  return (
    <section class="verify" aria-labelledby="verify">
      <h2 id="verify">{texts.title}</h2>
      <p>{texts.estimate}</p>
      {peakEstimateId !== undefined && (
        <EstimateId label={`${texts.peak}, ${texts.asOf(format.moment(peak.at))}`} id={peakEstimateId} />
      )}
      <EstimateId label={`${texts.now}, ${texts.asOf(format.moment(joint.at))}`} id={joint.estimateId} />
      <p>{texts.evidence}</p>
      <div class="actions">
        {may(me, "regulation") && (
          <a class="as-button" href={`/v1/incidents/${encodeURIComponent(id)}/evidence.zip`} download>
            {texts.download}
          </a>
        )}
        <button type="button" class="quiet" onClick={() => print()}>
          {texts.print}
        </button>
      </div>
    </section>
  );
}

function EstimateId({ label, id }: { readonly label: string; readonly id: string }) {
  return (
    <p class="estimate-id">
      {label}:{" "}
      <a href={`/v1/estimates/${id}`} class="id">
        {id}
      </a>
    </p>
  );
}
