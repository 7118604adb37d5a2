CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"destination" text NOT NULL,
	"lane" text NOT NULL,
	"source" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"channel" text NOT NULL,
	"destination" text NOT NULL,
	"figure" text NOT NULL,
	"bound" text NOT NULL,
	"at_least" bigint NOT NULL,
	"cleared_below" bigint NOT NULL,
	"filter" jsonb NOT NULL,
	"operators" jsonb,
	"principal" text NOT NULL,
	"lineage" text,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"alarm" text NOT NULL,
	"changes" integer NOT NULL,
	"basis_sequence" bigint NOT NULL,
	"basis_at" timestamp with time zone NOT NULL,
	"fault" text
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "lineage" text;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("lane","next_attempt_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_state" ON "outbox" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "outbox_source" ON "outbox" USING btree ("source","id");--> statement-breakpoint
CREATE INDEX "subscriptions_lineage" ON "subscriptions" USING btree ("lineage");--> statement-breakpoint
CREATE INDEX "subscriptions_principal" ON "subscriptions" USING btree ("principal");