CREATE TABLE "reminders" (
	"incident" text NOT NULL,
	"obligation" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lead_minutes" integer NOT NULL,
	"contact" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_incident_obligation_due_at_lead_minutes_contact_pk" PRIMARY KEY("incident","obligation","due_at","lead_minutes","contact")
);
--> statement-breakpoint
CREATE INDEX "outbox_destination" ON "outbox" USING btree ("destination","id");