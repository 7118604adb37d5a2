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
CREATE INDEX "subscriptions_lineage" ON "subscriptions" USING btree ("lineage");--> statement-breakpoint
CREATE INDEX "subscriptions_principal" ON "subscriptions" USING btree ("principal");