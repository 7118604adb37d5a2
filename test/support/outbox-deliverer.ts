/**
 * A process that sends what is in an outbox, for tests to kill in the middle of it.
 * Arguments: the database's address, the key, the hosts.
 */
import { openDatabase } from "../../src/platform/database.ts";
import { Deliverer } from "../../src/platform/outbox/deliverer.ts";
import { readOutboxSettings } from "../../src/platform/outbox/settings.ts";
import { createWebhookSender } from "../../src/platform/outbox/webhook.ts";

const [, , connection = "{}", OUTBOX_KEY = "", OUTBOX_HOSTS = ""] = process.argv;
const { db } = openDatabase(JSON.parse(connection));
const { outbox } = readOutboxSettings({ OUTBOX_KEY, OUTBOX_HOSTS });
if (outbox?.webhooks === undefined) throw new Error("no webhooks are configured");
const deliverer = new Deliverer({ senders: { webhook: createWebhookSender(outbox.webhooks, 60_000) }, warn: () => {} });
await deliverer.start(db);
console.log("sending");
await deliverer.settled();
