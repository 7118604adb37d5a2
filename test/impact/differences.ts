/** Where two values of JSON differ, as `coverage.nodes: 5, not 4`; a field that is undefined is not there. */
export function differencesBetween(given: unknown, wanted: unknown, path = ""): readonly string[] {
  if (!isWhole(given) || !isWhole(wanted) || Array.isArray(given) !== Array.isArray(wanted))
    return Object.is(given, wanted) ? [] : [`${path}: ${textOf(given)}, not ${textOf(wanted)}`];
  const [a, b] = [new Map(Object.entries(given)), new Map(Object.entries(wanted))];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  return keys.flatMap((key) => differencesBetween(a.get(key), b.get(key), path === "" ? key : `${path}.${key}`));
}

function isWhole(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
