import { policyOfPage } from "../../platform/page-policy.ts";

/** Of pages that are printed. */
export const STYLE = `
@page { size: A4; margin: 12mm 15mm }
* { box-sizing: border-box }
body { font: 10pt/1.3 system-ui, sans-serif; max-width: 180mm; margin: 0 auto; padding: 4mm 0; color: #111; background: #fff }
h1 { font-size: 15pt; margin: 0 0 2mm; overflow-wrap: anywhere }
h2 { font-size: 11pt; margin: 4mm 0 1mm; border-bottom: 1px solid #888 }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm; border: 1px solid #bbb; overflow-wrap: anywhere; font-weight: normal }
.head th { width: 45mm; color: #444 }
.fields th:first-child { width: 26mm; font-weight: bold; font-size: 8.5pt }
.fields th + th { width: 48mm }
.small { display: block; font-size: 7.5pt; color: #444; overflow-wrap: anywhere }
mark { background: #ff0; color: #000; print-color-adjust: exact }
.draft { display: inline-block; border: 2px solid #a00; color: #a00; padding: 0 3mm; margin: 0 }
tr { break-inside: avoid }
@media print { body { padding: 0 } }
`;

export async function pagePolicy(): Promise<string> {
  return await policyOfPage(STYLE);
}
