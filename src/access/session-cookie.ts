import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const NAME = "headcount_session";

/** Sets the cookie of a session: not for scripts, not for other sites, and over HTTPS only, save on this machine. */
export function setSessionCookie(
  c: Context,
  secret: string,
  end: { readonly expires: Date; readonly publicUrl: string | undefined },
) {
  setCookie(c, NAME, secret, { ...attributesOf(c, end.publicUrl), expires: end.expires });
}

export function clearSessionCookie(c: Context, publicUrl: string | undefined): void {
  deleteCookie(c, NAME, attributesOf(c, publicUrl));
}

/** A cookie that only the way of a sign-in sees. */
export function setShortCookie(
  c: Context,
  name: string,
  { value, seconds }: { readonly value: string; readonly seconds: number },
) {
  const secure = !isOnThisMachine(c.req.url);
  setCookie(c, name, value, { httpOnly: true, sameSite: "Lax", path: "/auth", secure, maxAge: seconds });
}

/** `__Host-` keeps other hosts of the same domain from setting it. */
function attributesOf(c: Context, publicUrl: string | undefined) {
  const common = { httpOnly: true, sameSite: "Lax", path: "/" } as const;
  return isSecure(c, publicUrl) ? ({ ...common, secure: true, prefix: "host" } as const) : common;
}

export function readSessionCookie(c: Context): string | undefined {
  return getCookie(c, NAME, "host") ?? (isOnThisMachine(c.req.url) ? getCookie(c, NAME) : undefined);
}

function isSecure(c: Context, publicUrl: string | undefined): boolean {
  return (publicUrl ?? c.req.url).startsWith("https:") || !isOnThisMachine(publicUrl ?? c.req.url);
}

/** Whether an address names this machine itself. */
export function isOnThisMachine(url: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

export const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request with a cookie comes from our own pages, as the browser itself says, or changes nothing anyway. */
export function isOwnPage(c: Context, publicUrl: string | undefined): boolean {
  if (SAFE_METHODS.has(c.req.method)) return true;
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin !== undefined && origin === new URL(publicUrl ?? c.req.url).origin;
}
