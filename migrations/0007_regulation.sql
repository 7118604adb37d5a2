CREATE TABLE "regulation_records" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "regulation_records_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "regulation_records_at" ON "regulation_records" USING btree ("recorded_at","number");--> statement-breakpoint
CREATE TRIGGER "regulation_records_are_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "regulation_records" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
