CREATE TABLE "audit" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"entry" jsonb NOT NULL,
	"key" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sequence" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"seal" text NOT NULL,
	CONSTRAINT "audit_head_only_row" CHECK ("audit_head"."only_row")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"principal" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"operators" jsonb,
	"requests_per_minute" integer,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"first_used_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"last_used_from" text,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	"parent" text,
	CONSTRAINT "credentials_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE INDEX "credentials_parent" ON "credentials" USING btree ("parent");--> statement-breakpoint
INSERT INTO "audit_head" ("only_row", "sequence", "recorded_at", "seal") VALUES (true, 0, '0001-01-01T00:00:00Z', '');--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME; END $$;--> statement-breakpoint
CREATE TRIGGER "audit_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "ledger_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
