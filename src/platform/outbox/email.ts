import { createTransport } from "nodemailer";
import { refusalOf } from "./allowed.ts";
import { MailBody } from "./message.ts";
import { type Send, failureOf } from "./send.ts";
import type { MailSettings } from "./settings.ts";

/** How long the mail server may be silent. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Sends by SMTP, plain text to one address. Only on Node: nothing that a Worker imports may import this. */
export function createMailSender(mail: MailSettings): Send {
  const transport = createTransport({ url: mail.smtpUrl, ...TIMEOUTS });
  const domain = mail.from.slice(mail.from.lastIndexOf("@") + 1);
  return async (message) => {
    const refusal = refusalOf(message, { webhooks: undefined, mail });
    if (refusal !== undefined) return refusal;
    const { subject, text } = MailBody.parse(message.body);
    try {
      await transport.sendMail({
        from: mail.from,
        to: { name: "", address: message.destination },
        envelope: { from: mail.from, to: [message.destination] },
        subject: subject.replaceAll(/\p{Cc}+/gu, " "),
        text,
        messageId: `<${message.id}@${domain}>`,
        // RFC 3834: so that nobody's absence is answered to us.
        headers: { "Auto-Submitted": "auto-generated" },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  };
}
