/** Where people find a path of the service; `publicUrl`: where they reach it, undefined where that is not known. */
export function addressOf(publicUrl: string | undefined, path: `/${string}`): string {
  return `${(publicUrl ?? "").replace(/\/$/, "")}${path}`;
}
