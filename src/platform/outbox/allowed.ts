import { isLoopback } from "../config.ts";
import type { Destination } from "./message.ts";
import type { OutboxSettings } from "./settings.ts";

/** A host that may be sent to: itself alone, or with `isWildcard` all below it, itself not. Without a port, at the default one. */
export type Host = { readonly name: string; readonly port: string | undefined; readonly isWildcard: boolean };

const LONGEST_URL = 2_000;

/** Reads `host`, `host:port`, `*.domain`, `[::1]:8080`; undefined where it is none of these. */
export function parseHost(text: string): Host | undefined {
  const [, wildcard, host = "", port] =
    /^(\*\.)?(\[[0-9a-f:.]+\]|[^\s:/?#@[\]\\%*]+)(?::(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  const url = `https://${host}`;
  if (host === "" || !URL.canParse(url)) return undefined;
  const name = new URL(url).hostname;
  return name.endsWith(".") ? undefined : { name, port, isWildcard: wildcard !== undefined };
}

/** Why nothing is sent there; undefined where it is. Asked when a destination is stored, and again whenever it is sent to. */
export function refusalOf({ channel, destination }: Destination, settings: OutboxSettings): string | undefined {
  const { webhooks, mail } = settings;
  if (channel === "webhook")
    return webhooks === undefined
      ? "webhooks are not sent from here: OUTBOX_HOSTS names no host"
      : refusalOfUrl(destination, webhooks.hosts);
  return mail === undefined
    ? "e-mail is sent only where the service runs on Node, with SMTP_URL"
    : refusalOfAddress(destination, mail.domains);
}

/** The address as it is stored and sent to, whatever way of writing it was chosen. */
export function canonical({ channel, destination }: Destination): string {
  if (channel === "webhook") return URL.canParse(destination) ? new URL(destination).href : destination;
  const at = destination.lastIndexOf("@");
  return destination.slice(0, at) + destination.slice(at).toLowerCase();
}

function refusalOfUrl(text: string, hosts: readonly Host[]): string | undefined {
  if (text.length > LONGEST_URL || /[\s\p{Cc}\\]/u.test(text) || !URL.canParse(text)) return "is no web address";
  const url = new URL(text);
  const fault = faultOf(url);
  if (fault !== undefined) return fault;
  const named = hosts.filter((host) => isNamed(url, host));
  if (named.length === 0) return `${url.host} is not one of the hosts that may be sent to (OUTBOX_HOSTS)`;
  return url.protocol === "https:" || isPlainAndLocal(url, named) ? undefined : "must begin with https://";
}

/** What no address may have, wherever it leads. */
function faultOf({ username, password, hash, protocol }: URL): string | undefined {
  if (username !== "" || password !== "") return "must not hold a user name or password";
  if (hash !== "") return "must not hold a fragment";
  return /^https?:$/.test(protocol) ? undefined : "must begin with https://";
}

function isNamed(url: URL, host: Host): boolean {
  const port = url.port === "" ? defaultPortOf(url) : url.port;
  return covers(host, url.hostname) && (host.port ?? defaultPortOf(url)) === port;
}

/** Without TLS only to this machine, where it is named itself. */
function isPlainAndLocal({ hostname }: URL, named: readonly Host[]): boolean {
  const isLocal = isLoopback(hostname.replace(/^\[(.*)\]$/, "$1"));
  return isLocal && named.some(({ isWildcard }) => !isWildcard);
}

function defaultPortOf({ protocol }: URL): string {
  return protocol === "http:" ? "80" : "443";
}

function covers({ name, isWildcard }: Host, host: string): boolean {
  return isWildcard ? host.endsWith(`.${name}`) : host === name;
}

/** What needs no quotes, no comment and no encoding: nothing in it can be read as anything but one address. */
const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9-]+\.)*[A-Za-z0-9-]+$/;
const LONGEST_ADDRESS = 254;

export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && text.lastIndexOf("@") <= 64 && ADDRESS.test(text);
}

function refusalOfAddress(text: string, domains: readonly Host[]): string | undefined {
  if (!isMailAddress(text)) return "is no e-mail address";
  const domain = text.slice(text.lastIndexOf("@") + 1).toLowerCase();
  if (domains.some((host) => covers(host, domain))) return undefined;
  return `${domain} is not one of the domains that may be written to (OUTBOX_MAIL_DOMAINS)`;
}
