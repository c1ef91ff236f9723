CREATE TABLE "extension_periods" (
	"org_id" uuid NOT NULL,
	"number" text NOT NULL,
	"seat_id" uuid NOT NULL,
	"held_from" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "extension_periods_org_id_number_seat_id_held_from_pk" PRIMARY KEY("org_id","number","seat_id","held_from"),
	CONSTRAINT "extension_periods_order" CHECK ("extension_periods"."held_until" is null or "extension_periods"."held_from" <= "extension_periods"."held_until")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "must_change_at_start" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "ends_on" date;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "deactivated_from" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "closed_from" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "sip_domain" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "desktop_phone_url" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "mobile_phone_url" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "crm_notes" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
-- Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);--> statement-breakpoint
update extensions e set since = coalesce((select s.created_at from seats s where s.org_id = e.org_id and s.id = e.seat_id), now());--> statement-breakpoint
ALTER TABLE "extensions" ALTER COLUMN "since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "sealed_sip_secret" "bytea";--> statement-breakpoint
ALTER TABLE "extension_periods" ADD CONSTRAINT "extension_periods_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extension_periods_by_seat" ON "extension_periods" USING btree ("org_id","seat_id");--> statement-breakpoint
CREATE INDEX "agents_to_start" ON "agents" USING btree ("starts_on") WHERE "agents"."state" = 'Scheduled';--> statement-breakpoint
CREATE INDEX "agents_to_end" ON "agents" USING btree ("ends_on") WHERE "agents"."ends_on" is not null and "agents"."state" <> 'Closed';--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_scheduled" CHECK ("agents"."state" <> 'Scheduled' or "agents"."starts_on" is not null);--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_dates" CHECK ("agents"."ends_on" is null or "agents"."starts_on" is null or "agents"."starts_on" < "agents"."ends_on");--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_erased" CHECK ("agents"."erased_at" is null or "agents"."state" = 'Closed');