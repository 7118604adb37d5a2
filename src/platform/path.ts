/** Where in a document something stands, as a reader writes it: `pools[3].members[0].node`, `services["a.b"]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: PropertyKey): string {
  if (typeof step === "number") return `[${step}]`;
  const name = String(step);
  return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
