CREATE TABLE "ledger" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"is_stated" boolean NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"subject" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "ledger_kind_id" UNIQUE("kind","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"are_all_stated" boolean NOT NULL,
	CONSTRAINT "ledger_head_only_row" CHECK ("ledger_head"."only_row")
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"kind" text,
	"country" text,
	"setting" text,
	"remoteness" text,
	"latitude" double precision,
	"longitude" double precision,
	CONSTRAINT "areas_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"function" text NOT NULL,
	"operator" text NOT NULL,
	"vendor" text,
	"product" text,
	"software_release" text,
	"site" text,
	"certificate_expires_at" text,
	"support_ends_at" text,
	"requires" jsonb,
	"external_ids" text[],
	CONSTRAINT "nodes_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"host" text,
	"plmns" text[],
	CONSTRAINT "operators_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "pool_members" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"pool" text NOT NULL,
	"node" text NOT NULL,
	"capacity" double precision,
	CONSTRAINT "pool_members_version_pool_node_pk" PRIMARY KEY("version","pool","node")
);
--> statement-breakpoint
CREATE TABLE "pools" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"function" text NOT NULL,
	"policy" text NOT NULL,
	"needed" double precision,
	"reattach_per_minute" double precision,
	CONSTRAINT "pools_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "profile_services" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"profile" text NOT NULL,
	"service" text NOT NULL,
	"requirement" jsonb NOT NULL,
	CONSTRAINT "profile_services_version_profile_service_pk" PRIMARY KEY("version","profile","service")
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "profiles_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"operator" text NOT NULL,
	"area" text NOT NULL,
	"customer_class" text NOT NULL,
	"profile" text NOT NULL,
	"subscriptions" bigint NOT NULL,
	"subscriptions_low" bigint,
	"subscriptions_high" bigint,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"assumed" boolean,
	"priority" text,
	CONSTRAINT "segments_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"customer_facing" boolean,
	CONSTRAINT "services_version_id_pk" PRIMARY KEY("version","id")
);
--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_version_operator_operators_version_id_fk" FOREIGN KEY ("version","operator") REFERENCES "public"."operators"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_members" ADD CONSTRAINT "pool_members_version_pool_pools_version_id_fk" FOREIGN KEY ("version","pool") REFERENCES "public"."pools"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_services" ADD CONSTRAINT "profile_services_version_profile_profiles_version_id_fk" FOREIGN KEY ("version","profile") REFERENCES "public"."profiles"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_services" ADD CONSTRAINT "profile_services_version_service_services_version_id_fk" FOREIGN KEY ("version","service") REFERENCES "public"."services"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_version_operator_operators_version_id_fk" FOREIGN KEY ("version","operator") REFERENCES "public"."operators"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_version_area_areas_version_id_fk" FOREIGN KEY ("version","area") REFERENCES "public"."areas"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_version_profile_profiles_version_id_fk" FOREIGN KEY ("version","profile") REFERENCES "public"."profiles"("version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_last_of_subject" ON "ledger" USING btree ("kind","subject","occurred_at","sequence");--> statement-breakpoint
CREATE INDEX "ledger_last_known_state" ON "ledger" USING btree ("subject","occurred_at","sequence") WHERE kind = 'event' and content ->> 'state' <> 'unknown';--> statement-breakpoint
CREATE INDEX "ledger_occurred" ON "ledger" USING btree ("kind","occurred_at");--> statement-breakpoint
CREATE INDEX "ledger_recorded" ON "ledger" USING btree ("recorded_at","sequence");--> statement-breakpoint
CREATE INDEX "nodes_id" ON "nodes" USING btree ("id");--> statement-breakpoint
INSERT INTO "ledger_head" ("only_row", "sequence", "recorded_at", "are_all_stated") VALUES (true, 0, '0001-01-01T00:00:00Z', true);
