/** Moments are kept to the microsecond; a millisecond cut off one would be just before it, where figures are others. */
export function firstMillisecond(at: string): number {
  const isWithin = /\.\d{3}0*[1-9]/.test(at);
  return Date.parse(at) + (isWithin ? 1 : 0);
}
