CREATE TABLE "stream_tickets" (
	"hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"credential" text,
	"person" jsonb
);
--> statement-breakpoint
CREATE FUNCTION "tell_of_ledger"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('ledger', ''); RETURN NULL; END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_is_told" AFTER UPDATE ON "ledger_head" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_ledger"();
