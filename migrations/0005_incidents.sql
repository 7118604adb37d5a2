CREATE TABLE "incident_records" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_records_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "incident_records_of" ON "incident_records" USING btree ("incident","kind","name","number");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_records_sitrep" ON "incident_records" USING btree ("name") WHERE kind = 'sitrep';--> statement-breakpoint
CREATE TRIGGER "incident_records_are_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "incident_records" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
