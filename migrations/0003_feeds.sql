CREATE TABLE "feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"covers" jsonb NOT NULL,
	"heartbeat_seconds" integer NOT NULL,
	"configured_at" timestamp with time zone NOT NULL,
	"last_heard_at" timestamp with time zone NOT NULL,
	"silent_since" timestamp with time zone
);
