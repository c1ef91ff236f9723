CREATE TABLE "agent_search" (
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"haystack" text NOT NULL,
	CONSTRAINT "agent_search_org_id_agent_id_pk" PRIMARY KEY("org_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"email_folded" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"unit_id" uuid,
	"land_line" text,
	"mobile" text,
	"starts_on" date,
	"last_sign_in_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agents_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "agents_role" CHECK ("agents"."role" in ('admin', 'manager', 'agent')),
	CONSTRAINT "agents_state" CHECK ("agents"."state" in ('Scheduled', 'Waiting', 'Active', 'Deactivated', 'Closed')),
	CONSTRAINT "agents_closed" CHECK (("agents"."state" = 'Closed') = ("agents"."closed_at" is not null)),
	CONSTRAINT "agents_email_length" CHECK (length("agents"."email") <= 254),
	CONSTRAINT "agents_name_length" CHECK (length("agents"."name") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"is_temporary" boolean NOT NULL,
	"must_change" boolean NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "passwords_org_id_agent_id_pk" PRIMARY KEY("org_id","agent_id"),
	CONSTRAINT "passwords_temporary_expires" CHECK (not "passwords"."is_temporary" or "passwords"."expires_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "sign_in_addresses" (
	"address" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"agent_id" uuid,
	"details" jsonb NOT NULL,
	CONSTRAINT "audit_entries_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" char(3) NOT NULL,
	"cycle" text NOT NULL,
	"bill_day" smallint NOT NULL,
	"set_up_on" date NOT NULL,
	"contract_start" date,
	"contract_end" date,
	"temporary_password_days" smallint DEFAULT 7 NOT NULL,
	"session_idle_minutes" integer DEFAULT 720 NOT NULL,
	"session_absolute_hours" integer DEFAULT 168 NOT NULL,
	"next_extension" integer DEFAULT 100 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisations_cycle" CHECK ("organisations"."cycle" in ('monthly', 'quarterly', 'annual')),
	CONSTRAINT "organisations_bill_day" CHECK ("organisations"."bill_day" between 1 and 31),
	CONSTRAINT "organisations_contract" CHECK ("organisations"."contract_start" is null or "organisations"."contract_end" is null or "organisations"."contract_start" <= "organisations"."contract_end"),
	CONSTRAINT "organisations_temporary_password_days" CHECK ("organisations"."temporary_password_days" between 1 and 30),
	CONSTRAINT "organisations_session_idle" CHECK ("organisations"."session_idle_minutes" between 5 and 10080),
	CONSTRAINT "organisations_session_absolute" CHECK ("organisations"."session_absolute_hours" between 1 and 720)
);
--> statement-breakpoint
CREATE TABLE "units" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "units_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "units_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"sealed_props" "bytea",
	"sealed_message" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"first_tried_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"state_at" timestamp (3) with time zone NOT NULL,
	"transport" text,
	"provider_id" text,
	"reason" text,
	CONSTRAINT "outbox_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'unknown')),
	CONSTRAINT "outbox_erased" CHECK ("outbox"."state" in ('queued', 'sending') or ("outbox"."sealed_props" is null and "outbox"."sealed_message" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"type" text NOT NULL,
	"seat_id" uuid,
	CONSTRAINT "extensions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "extensions_number" UNIQUE("org_id","number"),
	CONSTRAINT "extensions_seat" UNIQUE("org_id","seat_id"),
	CONSTRAINT "extensions_digits" CHECK ("extensions"."number" ~ '^[0-9]{2,6}$'),
	CONSTRAINT "extensions_type" CHECK ("extensions"."type" in ('SIP', 'Web'))
);
--> statement-breakpoint
CREATE TABLE "seat_counts" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"seats" integer DEFAULT 0 NOT NULL,
	"occupied" integer DEFAULT 0 NOT NULL,
	"held_by_deactivated" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat_occupancies" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"held_from" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "seat_occupancies_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "seat_occupancies_order" CHECK ("seat_occupancies"."held_until" is null or "seat_occupancies"."held_from" <= "seat_occupancies"."held_until")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"tier_id" uuid NOT NULL,
	"force_login" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "seats_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "tiers" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"monthly_price" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "tiers_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "tiers_name" UNIQUE("org_id","name"),
	CONSTRAINT "tiers_price" CHECK ("tiers"."monthly_price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"input_digest" "bytea" NOT NULL,
	"result" text,
	"sealed_secret" "bytea",
	"sealed_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "password_resets_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "password_resets_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	CONSTRAINT "sessions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "sessions_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "agent_search" ADD CONSTRAINT "agent_search_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_org_id_unit_id_units_org_id_id_fk" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_addresses" ADD CONSTRAINT "sign_in_addresses_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_counts" ADD CONSTRAINT "seat_counts_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_occupancies" ADD CONSTRAINT "seat_occupancies_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_occupancies" ADD CONSTRAINT "seat_occupancies_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_org_id_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agents_email" ON "agents" USING btree ("org_id","email_folded") WHERE "agents"."state" <> 'Closed';--> statement-breakpoint
CREATE INDEX "agents_by_name" ON "agents" USING btree ("org_id","name_key","id") WHERE "agents"."state" <> 'Closed';--> statement-breakpoint
CREATE INDEX "agents_by_name_closed" ON "agents" USING btree ("org_id","name_key","id") WHERE "agents"."state" = 'Closed';--> statement-breakpoint
CREATE INDEX "agents_by_unit" ON "agents" USING btree ("org_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_addresses_agent" ON "sign_in_addresses" USING btree ("org_id","agent_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_agent" ON "audit_entries" USING btree ("org_id","agent_id","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE "outbox"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_by_agent" ON "outbox" USING btree ("org_id","agent_id","id");--> statement-breakpoint
CREATE INDEX "outbox_by_state" ON "outbox" USING btree ("org_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_id" ON "outbox" USING btree ("id");--> statement-breakpoint
CREATE INDEX "outbox_provider" ON "outbox" USING btree ("provider_id") WHERE "outbox"."provider_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_occupancies_current_seat" ON "seat_occupancies" USING btree ("org_id","seat_id") WHERE "seat_occupancies"."held_until" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_occupancies_current_agent" ON "seat_occupancies" USING btree ("org_id","agent_id") WHERE "seat_occupancies"."held_until" is null;--> statement-breakpoint
CREATE INDEX "seats_by_tier" ON "seats" USING btree ("org_id","tier_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_sealed" ON "idempotency_keys" USING btree ("sealed_until");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "password_resets_by_agent" ON "password_resets" USING btree ("org_id","agent_id");--> statement-breakpoint
CREATE INDEX "sessions_by_agent" ON "sessions" USING btree ("org_id","agent_id");