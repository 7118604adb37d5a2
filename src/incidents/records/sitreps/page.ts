import { html, raw } from "hono/html";
import { shortEstimateId } from "../../../impact/estimate-id.ts";
import type { Instant } from "../../../platform/instant.ts";
import { policyOfPage } from "../../../platform/page-policy.ts";
import { clock, servedWorse } from "./short-text.ts";
import { countInNumbers, rangeInNumbers } from "../in-numbers.ts";
import { REPAINT_SECONDS } from "./repaints.ts";
import type { Sitrep, Totals } from "./sitrep.ts";

/** The figure of now, beside the one that is frozen. */
export type Live = { readonly at: Instant; readonly headline: string; readonly own: Totals };

/** One page of A4, of nothing but itself: it can be saved, printed and read where nothing else can be reached. */
export const STYLE = `
@page { size: A4; margin: 9mm 14mm }
* { box-sizing: border-box }
body { font: 9pt/1.2 system-ui, sans-serif; max-width: 182mm; margin: 0 auto; padding: 4mm 0; color: #111; background: #fff }
header, .figures { display: flex; justify-content: space-between; gap: 8mm; align-items: flex-start }
h1 { font-size: 12pt; margin: 0; overflow-wrap: anywhere }
h2 { font-size: 10pt; margin: 2mm 0 0.5mm; border-bottom: 1px solid #888 }
.reference { font: bold 20pt/1 ui-monospace, monospace; letter-spacing: 0.15em; white-space: nowrap }
.figures { margin: 3mm 0 0 }
.frozen { flex: 2 }
.frozen strong { display: block; font-size: 30pt; line-height: 1.1 }
.live { flex: 1; border: 2px dashed #a00; padding: 2mm 3mm; color: #a00 }
.live strong { display: block; font-size: 13pt }
.frozen strong.long { font-size: 17pt }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8pt }
th, td { text-align: left; padding: 0.3mm 2mm 0.3mm 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
td + td, th + th { text-align: right; padding-right: 0 }
td.text { text-align: left }
p { margin: 0.5mm 0; overflow-wrap: anywhere }
.small { font-size: 7pt; color: #444 }
@media print { body { padding: 0 } }
`;

export async function pagePolicy(): Promise<string> {
  return await policyOfPage(STYLE);
}

/** A report as a page. `live` is undefined where the incident is there no more. It asks for itself anew once a minute. */
export function renderPage(sitrep: Sitrep, live: Live | undefined) {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${REPAINT_SECONDS}">
<title>${sitrep.reference}: ${sitrep.title}</title>
${raw(`<style>${STYLE}</style>`)}
${renderHead(sitrep)}
<div class="figures">${renderFrozen(sitrep)}${renderLive(live)}</div>
${renderRows("Operators", sitrep.byOperator)}
${renderRows("Customers", sitrep.byCustomerClass)}
${renderRows("Services", sitrep.byService)}
${renderCauses(sitrep)}
${renderExpected(sitrep)}
${sitrep.remark === null ? "" : html`<h2>Remark</h2><p>${sitrep.remark}</p>`}
<p class="small">Estimate ${shortEstimateId(sitrep.estimateId)}; the whole id, by which it is checked, stands in the report as JSON.</p>
</html>
`;
}

function renderHead({ title, incident, state, number, reference, by, at, since, to, nextReportAt }: Sitrep) {
  return html`<header>
<div><h1>${title}</h1>
<p>Incident ${incident}, ${state}; report ${number}, ${inWords(at)}, by ${by}</p>
<p>${to === null ? `Since ${inWords(since)}` : `From ${inWords(since)} to ${inWords(to)}`}. Next report ${inWords(nextReportAt)}</p></div>
<div class="reference">${reference}</div>
</header>`;
}

/** Words of more characters than this are smaller: they are a wide range or no figure. */
const LONG = 24;

function renderFrozen({ at, headline, jointHeadline, own, joint }: Sitrep) {
  const isOneOfSeveral = JSON.stringify(own) !== JSON.stringify(joint);
  return html`<div class="frozen">
${headline.length > LONG ? html`<strong class="long">${headline}</strong>` : html`<strong>${headline}</strong>`}
${renderWorse(own)}<p>${figuresOf(own)}</p>
${isOneOfSeveral ? html`<p>With all else that fails: ${jointHeadline}; ${figuresOf(joint)}</p>` : ""}
<p class="small">As reported ${inWords(at)}; this figure stays.</p>
</div>`;
}

function renderLive(live: Live | undefined) {
  if (live === undefined)
    return html`<div class="live"><p>There is no live figure: what this incident stood on was corrected since.</p></div>`;
  return html`<div class="live">
<p>LIVE, ${inWords(live.at)}: moves, not of record</p>
<strong>${live.headline}</strong>
${renderWorse(live.own)}<p>${figuresOf(live.own)}</p>
</div>`;
}

/** Words for those beyond who is affected, where there are any. */
function renderWorse(own: Totals) {
  const words = servedWorse(own);
  return words === ""
    ? ""
    : html`<p><b>${words}</b></p>
`;
}

function figuresOf({ affected, impaired, base }: Totals): string {
  return `affected ${rangeInNumbers(affected)}; affected or served worse ${rangeInNumbers(impaired)}; of ${countInNumbers(base)}`;
}

type Row = Pick<Totals, "affected" | "impaired"> & { readonly name: string };

/** That many of a kind leave room for all on one page, a long remark too. */
const MOST_ROWS = 5;
const MOST_LINES = 3;

function renderRows(title: string, rows: readonly Row[]) {
  const hit = rows.filter(({ impaired }) => impaired.high > 0);
  return html`<h2>${title}</h2>
<table><tr><th></th><th>affected</th><th>affected or served worse</th></tr>
${hit
  .slice(0, MOST_ROWS)
  .map(
    ({ name, affected, impaired }) =>
      html`<tr><td>${name}</td><td>${rangeInNumbers(affected)}</td><td>${rangeInNumbers(impaired)}</td></tr>`,
  )}</table>
${renderRest(hit.length, MOST_ROWS)}`;
}

function renderRest(count: number, shown: number) {
  if (count === 0) return html`<p>None.</p>`;
  return count > shown ? html`<p>And ${count - shown} more.</p>` : "";
}

function renderCauses({ causes }: Sitrep) {
  return html`<h2>Causes, by what mending each alone would restore</h2>
<table>
${causes
  .slice(0, MOST_LINES)
  .map(
    ({ name, nodes, restores }) =>
      html`<tr><td>${name}</td><td class="text">${nodesInWords(nodes)}</td><td>${countInNumbers(restores.affected)}</td></tr>`,
  )}</table>
${renderRest(causes.length, MOST_LINES)}`;
}

/** The first few by name. */
function nodesInWords(nodes: readonly string[]): string {
  const MOST_NAMED = 4;
  const more = nodes.length > MOST_NAMED ? ` and ${nodes.length - MOST_NAMED} more` : "";
  return nodes.slice(0, MOST_NAMED).join(", ") + more;
}

function renderExpected({ expectedRestoration, at }: Sitrep) {
  const lines = expectedRestoration
    .slice(0, MOST_LINES)
    .map(
      ({ service, earliest, likely, latest }) =>
        html`<p>${service}: likely ${clock(likely, at)} UTC (${clock(earliest, at)} to ${clock(latest, at)})</p>`,
    );
  return html`<h2>Expected back</h2>
${lines}
${renderRest(expectedRestoration.length, MOST_LINES)}`;
}

/** `6 Dec 2018 04:39:00 UTC`. */
function inWords(at: Instant): string {
  return `${clock(at, "")}:${at.slice(17, 19)} UTC`;
}
