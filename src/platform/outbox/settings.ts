import { z } from "zod";
import { type Texts, readEnvironment } from "../environment.ts";
import { type Host, isMailAddress, parseHost } from "./allowed.ts";

export type WebhookSettings = {
  /** What the secrets of all sources are derived from. */
  readonly key: string;
  readonly hosts: readonly Host[];
};

export type MailSettings = {
  readonly smtpUrl: string;
  readonly from: string;
  readonly domains: readonly Host[];
};

/** How and where to messages are sent; what is undefined is not possible here. */
export type OutboxSettings = {
  readonly webhooks: WebhookSettings | undefined;
  readonly mail: MailSettings | undefined;
};

export const NO_OUTBOX: OutboxSettings = { webhooks: undefined, mail: undefined };

/** Names with commas between them, each checked. */
function hostList(what: string) {
  return z.string().transform((text, context): readonly Host[] => {
    const hosts = text.split(",").map(parseHost);
    if (!hosts.includes(undefined)) return hosts.filter((host) => host !== undefined);
    context.addIssue({ code: "custom", message: `must be ${what}, with commas between them` });
    return z.NEVER;
  });
}

const Environment = z.object({
  OUTBOX_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  OUTBOX_HOSTS: hostList("host, host:port or *.domain").optional(),
  OUTBOX_MAIL_DOMAINS: hostList("domain or *.domain")
    .refine((domains) => domains.every(({ port }) => port === undefined), "must not name a port")
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must begin with smtp:// or smtps://" }).optional(),
  MAIL_FROM: z.string().refine(isMailAddress, "must be an e-mail address").optional(),
});
type Environment = z.infer<typeof Environment>;

const NEEDS = {
  OUTBOX_HOSTS: ["OUTBOX_KEY"],
  OUTBOX_KEY: ["OUTBOX_HOSTS"],
  SMTP_URL: ["MAIL_FROM", "OUTBOX_MAIL_DOMAINS"],
  MAIL_FROM: ["SMTP_URL"],
  OUTBOX_MAIL_DOMAINS: ["SMTP_URL"],
};

export type OutboxReading = { readonly outbox: OutboxSettings | undefined; readonly faults: readonly string[] };

/** Reads whom messages may be sent to, or names all that is wrong with it. */
export function readOutboxSettings(environment: Texts): OutboxReading {
  const { value, faults } = readEnvironment(Environment, environment, NEEDS);
  return { outbox: value === undefined ? undefined : settingsOf(value), faults };
}

function settingsOf({ OUTBOX_KEY: key, OUTBOX_HOSTS: hosts, ...mail }: Environment): OutboxSettings {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, OUTBOX_MAIL_DOMAINS: domains } = mail;
  return {
    webhooks: key === undefined || hosts === undefined ? undefined : { key, hosts },
    mail: smtpUrl === undefined || from === undefined || domains === undefined ? undefined : { smtpUrl, from, domains },
  };
}
