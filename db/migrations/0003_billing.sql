CREATE TABLE "billing_terms" (
	"org_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"cycle" text NOT NULL,
	"bill_day" smallint NOT NULL,
	CONSTRAINT "billing_terms_org_id_starts_on_pk" PRIMARY KEY("org_id","starts_on"),
	CONSTRAINT "billing_terms_cycle" CHECK ("billing_terms"."cycle" in ('monthly', 'quarterly', 'annual')),
	CONSTRAINT "billing_terms_bill_day" CHECK ("billing_terms"."bill_day" between 1 and 31)
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"covers_from" date NOT NULL,
	"covers_until" date NOT NULL,
	"days" integer NOT NULL,
	"of_days" integer NOT NULL,
	"months" integer NOT NULL,
	"tier_id" uuid NOT NULL,
	"from_tier_id" uuid,
	"monthly_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"charged_on" date NOT NULL,
	"currency" char(3) NOT NULL,
	"agent_id" uuid,
	CONSTRAINT "charges_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "charges_once" UNIQUE("org_id","seat_id","kind","tier_id","covers_from"),
	CONSTRAINT "charges_amount" CHECK ("charges"."amount" >= 0 and "charges"."monthly_price" > 0),
	CONSTRAINT "charges_days" CHECK ("charges"."covers_from" < "charges"."covers_until" and "charges"."days" = "charges"."covers_until" - "charges"."covers_from" and "charges"."days" <= "charges"."of_days"),
	CONSTRAINT "charges_upgrade" CHECK (("charges"."kind" in ('upgrade', 'upgrade-rest')) = ("charges"."from_tier_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "owed_charges" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"covers_from" date NOT NULL,
	"covers_until" date NOT NULL,
	"days" integer NOT NULL,
	"of_days" integer NOT NULL,
	"months" integer NOT NULL,
	"tier_id" uuid NOT NULL,
	"from_tier_id" uuid,
	"monthly_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"charged_at" timestamp (3) with time zone,
	CONSTRAINT "owed_charges_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "tier_prices" (
	"org_id" uuid NOT NULL,
	"tier_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"monthly_price" bigint NOT NULL,
	CONSTRAINT "tier_prices_org_id_tier_id_starts_on_pk" PRIMARY KEY("org_id","tier_id","starts_on"),
	CONSTRAINT "tier_prices_positive" CHECK ("tier_prices"."monthly_price" > 0)
);
--> statement-breakpoint
ALTER TABLE "organisations" DROP CONSTRAINT "organisations_cycle";--> statement-breakpoint
ALTER TABLE "organisations" DROP CONSTRAINT "organisations_bill_day";--> statement-breakpoint
ALTER TABLE "tiers" DROP CONSTRAINT "tiers_price";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "next_due_on" date DEFAULT '2000-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "support_email" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "release_on" date;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "next_tier_id" uuid;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "next_tier_on" date;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "boost" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "boost_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "is_offered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "has_sms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "has_call_recording" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "has_connection_boost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_terms" ADD CONSTRAINT "billing_terms_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_org_id_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_org_id_from_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","from_tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_org_id_actor_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","actor_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owed_charges" ADD CONSTRAINT "owed_charges_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owed_charges" ADD CONSTRAINT "owed_charges_org_id_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owed_charges" ADD CONSTRAINT "owed_charges_org_id_actor_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","actor_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_prices" ADD CONSTRAINT "tier_prices_org_id_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_by_day" ON "charges" USING btree ("org_id","charged_on","id");--> statement-breakpoint
CREATE INDEX "owed_charges_due" ON "owed_charges" USING btree ("org_id","due_on") WHERE "owed_charges"."charged_at" is null;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_org_id_next_tier_id_tiers_org_id_id_fk" FOREIGN KEY ("org_id","next_tier_id") REFERENCES "public"."tiers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_to_release" ON "seats" USING btree ("org_id","release_on") WHERE "seats"."release_on" is not null and "seats"."released_at" is null;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_next_tier" CHECK (("seats"."next_tier_id" is null) = ("seats"."next_tier_on" is null));--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_boost" CHECK ("seats"."boost" in ('requested', 'enabled'));--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_boost_at" CHECK (("seats"."boost" is null) = ("seats"."boost_at" is null));