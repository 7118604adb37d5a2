CREATE TABLE "statement_records" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_records_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "statement_records_at" ON "statement_records" USING btree ("recorded_at","number");--> statement-breakpoint
CREATE INDEX "outbox_topic" ON "outbox" USING btree ("topic","id");
--> statement-breakpoint
CREATE TRIGGER "statement_records_are_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "statement_records" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();