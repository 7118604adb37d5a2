/** A reference as it is said on the telephone, symbol by symbol. */
export function spelled(reference: string, saidAs: Readonly<Record<string, string>>): string {
  return Array.from(reference, (symbol) => saidAs[symbol] ?? symbol).join(" ");
}
