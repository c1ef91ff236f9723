CREATE TABLE "devices" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"mac" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paired_at" timestamp (3) with time zone,
	CONSTRAINT "devices_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "devices_mac" UNIQUE("org_id","mac"),
	CONSTRAINT "devices_kind" CHECK ("devices"."kind" in ('desk-phone', 'softphone', 'browser', 'mobile')),
	CONSTRAINT "devices_mac_form" CHECK ("devices"."mac" ~ '^[0-9a-f]{12}$'),
	CONSTRAINT "devices_desk_phone" CHECK (("devices"."kind" = 'desk-phone') = ("devices"."mac" is not null)),
	CONSTRAINT "devices_name" CHECK (length("devices"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "extension_ranges" (
	"org_id" uuid NOT NULL,
	"first" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "extension_ranges_org_id_first_pk" PRIMARY KEY("org_id","first"),
	CONSTRAINT "extension_ranges_order" CHECK ("extension_ranges"."first" between 10 and 999999 and "extension_ranges"."last" between "extension_ranges"."first" and 999999)
);
--> statement-breakpoint
CREATE TABLE "number_holds" (
	"number" text NOT NULL,
	"carrier" text NOT NULL,
	"country" char(2) NOT NULL,
	"place" text,
	"has_voice" boolean NOT NULL,
	"has_sms" boolean NOT NULL,
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"monthly_price" bigint NOT NULL,
	"held_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "number_holds_number_pk" PRIMARY KEY("number"),
	CONSTRAINT "number_holds_e164" CHECK ("number_holds"."number" ~ '^[+][1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "number_periods" (
	"org_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"seat_id" uuid,
	"route_id" uuid,
	"held_from" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "number_periods_org_id_number_id_held_from_pk" PRIMARY KEY("org_id","number_id","held_from"),
	CONSTRAINT "number_periods_owner" CHECK (("number_periods"."seat_id" is null) <> ("number_periods"."route_id" is null)),
	CONSTRAINT "number_periods_order" CHECK ("number_periods"."held_until" is null or "number_periods"."held_from" <= "number_periods"."held_until")
);
--> statement-breakpoint
CREATE TABLE "number_prices" (
	"org_id" uuid NOT NULL,
	"country" char(2) NOT NULL,
	"starts_on" date NOT NULL,
	"monthly_price" bigint NOT NULL,
	CONSTRAINT "number_prices_org_id_country_starts_on_pk" PRIMARY KEY("org_id","country","starts_on"),
	CONSTRAINT "number_prices_positive" CHECK ("number_prices"."monthly_price" > 0)
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"carrier" text NOT NULL,
	"country" char(2) NOT NULL,
	"place" text,
	"has_voice" boolean NOT NULL,
	"has_sms" boolean NOT NULL,
	"state" text NOT NULL,
	"carrier_id" text,
	"monthly_price" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" uuid NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"ask_at" timestamp (3) with time zone,
	"reason" text,
	"bought_at" timestamp (3) with time zone,
	"release_on" date,
	"released_at" timestamp (3) with time zone,
	"seat_id" uuid,
	"route_id" uuid,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "numbers_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "numbers_e164" CHECK ("numbers"."number" ~ '^[+][1-9][0-9]{6,14}$'),
	CONSTRAINT "numbers_state" CHECK ("numbers"."state" in ('requested', 'bought', 'failed', 'unknown', 'released')),
	CONSTRAINT "numbers_carrier" CHECK ("numbers"."carrier" in ('twilio', 'fictional')),
	CONSTRAINT "numbers_one_owner" CHECK ("numbers"."seat_id" is null or "numbers"."route_id" is null),
	CONSTRAINT "numbers_gone" CHECK ("numbers"."state" in ('requested', 'bought', 'unknown') or ("numbers"."seat_id" is null and "numbers"."route_id" is null)),
	CONSTRAINT "numbers_bought" CHECK ("numbers"."state" <> 'bought' or ("numbers"."bought_at" is not null and "numbers"."carrier_id" is not null)),
	CONSTRAINT "numbers_released" CHECK (("numbers"."state" = 'released') = ("numbers"."released_at" is not null)),
	CONSTRAINT "numbers_price" CHECK ("numbers"."monthly_price" > 0)
);
--> statement-breakpoint
CREATE TABLE "sip_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	CONSTRAINT "sip_domains_org" UNIQUE("org_id","domain")
);
--> statement-breakpoint
CREATE TABLE "recording_chunks" (
	"org_id" uuid NOT NULL,
	"recording_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "recording_chunks_org_id_recording_id_position_pk" PRIMARY KEY("org_id","recording_id","position"),
	CONSTRAINT "recording_chunks_size" CHECK (octet_length("recording_chunks"."content") between 1 and 65536)
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recordings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "recordings_name" UNIQUE("org_id","agent_id","name"),
	CONSTRAINT "recordings_format" CHECK ("recordings"."format" in ('wav', 'mp3', 'ogg')),
	CONSTRAINT "recordings_size" CHECK ("recordings"."size_bytes" between 1 and 10485760),
	CONSTRAINT "recordings_duration" CHECK ("recordings"."duration_ms" > 0),
	CONSTRAINT "recordings_name_length" CHECK (length("recordings"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "templates_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "templates_name" UNIQUE("org_id","agent_id","name"),
	CONSTRAINT "templates_name_length" CHECK (length("templates"."name") between 1 and 100),
	CONSTRAINT "templates_body_length" CHECK (length("templates"."body") between 1 and 1600)
);
--> statement-breakpoint
CREATE TABLE "route_keys" (
	"org_id" uuid NOT NULL,
	"route_id" uuid NOT NULL,
	"key" text NOT NULL,
	"to_kind" text NOT NULL,
	"to_seat_id" uuid,
	"to_route_id" uuid,
	CONSTRAINT "route_keys_org_id_route_id_key_pk" PRIMARY KEY("org_id","route_id","key"),
	CONSTRAINT "route_keys_key" CHECK ("route_keys"."key" ~ '^[0-9*#]$'),
	CONSTRAINT "route_keys_destination" CHECK (("route_keys"."to_kind" = 'seat') = ("route_keys"."to_seat_id" is not null) and ("route_keys"."to_kind" = 'route') = ("route_keys"."to_route_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "route_members" (
	"org_id" uuid NOT NULL,
	"route_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"priority" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "route_members_org_id_route_id_seat_id_pk" PRIMARY KEY("org_id","route_id","seat_id"),
	CONSTRAINT "route_members_priority" CHECK ("route_members"."priority" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "routes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"distribution" text,
	"ring_seconds" smallint NOT NULL,
	"max_wait_seconds" integer,
	"has_voicemail" boolean DEFAULT false NOT NULL,
	"greeting" text,
	"to_kind" text NOT NULL,
	"to_seat_id" uuid,
	"to_route_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "routes_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "routes_name" UNIQUE("org_id","name"),
	CONSTRAINT "routes_kind" CHECK ("routes"."kind" in ('ring-group', 'queue', 'ivr')),
	CONSTRAINT "routes_distribution" CHECK (case "routes"."kind" when 'ring-group' then "routes"."distribution" in ('all-at-once', 'in-order')
            when 'queue' then "routes"."distribution" in ('longest-idle', 'fewest-calls') else "routes"."distribution" is null end),
	CONSTRAINT "routes_ring_seconds" CHECK ("routes"."ring_seconds" between 3 and 120),
	CONSTRAINT "routes_max_wait" CHECK (("routes"."kind" = 'queue') = ("routes"."max_wait_seconds" is not null) and "routes"."max_wait_seconds" between 10 and 7200),
	CONSTRAINT "routes_name_length" CHECK (length("routes"."name") between 1 and 100),
	CONSTRAINT "routes_greeting" CHECK (length("routes"."greeting") between 1 and 1000),
	CONSTRAINT "routes_destination" CHECK (("routes"."to_kind" = 'seat') = ("routes"."to_seat_id" is not null) and ("routes"."to_kind" = 'route') = ("routes"."to_route_id" is not null)),
	CONSTRAINT "routes_voicemail" CHECK ("routes"."to_kind" <> 'voicemail' or "routes"."has_voicemail")
);
--> statement-breakpoint
CREATE TABLE "current_statuses" (
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"status_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "current_statuses_org_id_agent_id_pk" PRIMARY KEY("org_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "statuses" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"takes_calls" boolean NOT NULL,
	CONSTRAINT "statuses_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "statuses_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "sip_websocket_url" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "ha1" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "has_voicemail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "voicemail_greeting" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "caller_number_id" uuid;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "lost_caller_number_id" uuid;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extension_ranges" ADD CONSTRAINT "extension_ranges_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_holds" ADD CONSTRAINT "number_holds_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_periods" ADD CONSTRAINT "number_periods_org_id_number_id_numbers_org_id_id_fk" FOREIGN KEY ("org_id","number_id") REFERENCES "public"."numbers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_periods" ADD CONSTRAINT "number_periods_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_periods" ADD CONSTRAINT "number_periods_org_id_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_prices" ADD CONSTRAINT "number_prices_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_org_id_requested_by_agents_org_id_id_fk" FOREIGN KEY ("org_id","requested_by") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_org_id_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sip_domains" ADD CONSTRAINT "sip_domains_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_chunks" ADD CONSTRAINT "recording_chunks_org_id_recording_id_recordings_org_id_id_fk" FOREIGN KEY ("org_id","recording_id") REFERENCES "public"."recordings"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_keys" ADD CONSTRAINT "route_keys_org_id_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_keys" ADD CONSTRAINT "route_keys_org_id_to_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","to_seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_keys" ADD CONSTRAINT "route_keys_org_id_to_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","to_route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_members" ADD CONSTRAINT "route_members_org_id_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_members" ADD CONSTRAINT "route_members_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_org_id_to_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","to_seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routes" ADD CONSTRAINT "routes_org_id_to_route_id_routes_org_id_id_fk" FOREIGN KEY ("org_id","to_route_id") REFERENCES "public"."routes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_statuses" ADD CONSTRAINT "current_statuses_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_statuses" ADD CONSTRAINT "current_statuses_org_id_status_id_statuses_org_id_id_fk" FOREIGN KEY ("org_id","status_id") REFERENCES "public"."statuses"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statuses" ADD CONSTRAINT "statuses_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_by_seat" ON "devices" USING btree ("org_id","seat_id");--> statement-breakpoint
CREATE INDEX "number_holds_by_agent" ON "number_holds" USING btree ("org_id","agent_id");--> statement-breakpoint
CREATE INDEX "number_periods_by_seat" ON "number_periods" USING btree ("org_id","seat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_owned" ON "numbers" USING btree ("number") WHERE "numbers"."state" in ('requested', 'bought', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_direct" ON "numbers" USING btree ("org_id","seat_id") WHERE "numbers"."seat_id" is not null;--> statement-breakpoint
CREATE INDEX "numbers_by_route" ON "numbers" USING btree ("org_id","route_id") WHERE "numbers"."route_id" is not null;--> statement-breakpoint
CREATE INDEX "numbers_by_state" ON "numbers" USING btree ("org_id","state","number");--> statement-breakpoint
CREATE INDEX "numbers_to_ask" ON "numbers" USING btree ("ask_at") WHERE "numbers"."state" in ('requested', 'unknown');--> statement-breakpoint
CREATE INDEX "recordings_by_agent" ON "recordings" USING btree ("org_id","agent_id");--> statement-breakpoint
CREATE INDEX "route_keys_to_route" ON "route_keys" USING btree ("org_id","to_route_id");--> statement-breakpoint
CREATE INDEX "route_keys_to_seat" ON "route_keys" USING btree ("org_id","to_seat_id");--> statement-breakpoint
CREATE INDEX "route_members_by_seat" ON "route_members" USING btree ("org_id","seat_id");--> statement-breakpoint
CREATE INDEX "routes_to_route" ON "routes" USING btree ("org_id","to_route_id");--> statement-breakpoint
CREATE INDEX "routes_to_seat" ON "routes" USING btree ("org_id","to_seat_id");--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_ha1" CHECK ("extensions"."ha1" ~ '^[0-9a-f]{32}$');--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_greeting" CHECK (length("extensions"."voicemail_greeting") between 1 and 1000);