CREATE TABLE "campaign_agents" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	CONSTRAINT "campaign_agents_org_id_campaign_id_agent_id_pk" PRIMARY KEY("org_id","campaign_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_groups" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "campaign_groups_org_id_campaign_id_group_id_pk" PRIMARY KEY("org_id","campaign_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "campaigns_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "campaigns_name" UNIQUE("org_id","name"),
	CONSTRAINT "campaigns_name_length" CHECK (length("campaigns"."name") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"org_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	CONSTRAINT "group_members_org_id_group_id_seat_id_pk" PRIMARY KEY("org_id","group_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "groups_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "groups_name" UNIQUE("org_id","name"),
	CONSTRAINT "groups_name_length" CHECK (length("groups"."name") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"is_offered" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "locations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "locations_name" UNIQUE("org_id","name"),
	CONSTRAINT "locations_name_length" CHECK (length("locations"."name") between 1 and 100),
	CONSTRAINT "locations_latitude" CHECK ("locations"."latitude" between -90 and 90),
	CONSTRAINT "locations_longitude" CHECK ("locations"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"png" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "logos_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "status_periods" (
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"status_id" uuid NOT NULL,
	"held_from" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "status_periods_org_id_agent_id_held_from_pk" PRIMARY KEY("org_id","agent_id","held_from"),
	CONSTRAINT "status_periods_order" CHECK ("status_periods"."held_until" is null or "status_periods"."held_from" <= "status_periods"."held_until")
);
--> statement-breakpoint
CREATE TABLE "withheld_statuses" (
	"org_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"status_id" uuid NOT NULL,
	CONSTRAINT "withheld_statuses_org_id_agent_id_status_id_pk" PRIMARY KEY("org_id","agent_id","status_id")
);
--> statement-breakpoint
ALTER TABLE "statuses" DROP CONSTRAINT "statuses_name";--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "may_edit_contacts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "password_length" smallint DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "is_password_change_forced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "statuses" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "statuses" ADD COLUMN "colour" text DEFAULT 'grey' NOT NULL;--> statement-breakpoint
ALTER TABLE "statuses" ADD COLUMN "is_chosen_by_hand" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "statuses" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "statuses" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_agents" ADD CONSTRAINT "campaign_agents_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_agents" ADD CONSTRAINT "campaign_agents_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_groups" ADD CONSTRAINT "campaign_groups_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_groups" ADD CONSTRAINT "campaign_groups_org_id_group_id_groups_org_id_id_fk" FOREIGN KEY ("org_id","group_id") REFERENCES "public"."groups"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_org_id_group_id_groups_org_id_id_fk" FOREIGN KEY ("org_id","group_id") REFERENCES "public"."groups"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_org_id_seat_id_seats_org_id_id_fk" FOREIGN KEY ("org_id","seat_id") REFERENCES "public"."seats"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_periods" ADD CONSTRAINT "status_periods_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_periods" ADD CONSTRAINT "status_periods_org_id_status_id_statuses_org_id_id_fk" FOREIGN KEY ("org_id","status_id") REFERENCES "public"."statuses"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withheld_statuses" ADD CONSTRAINT "withheld_statuses_org_id_agent_id_agents_org_id_id_fk" FOREIGN KEY ("org_id","agent_id") REFERENCES "public"."agents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withheld_statuses" ADD CONSTRAINT "withheld_statuses_org_id_status_id_statuses_org_id_id_fk" FOREIGN KEY ("org_id","status_id") REFERENCES "public"."statuses"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_agents_by_agent" ON "campaign_agents" USING btree ("org_id","agent_id");--> statement-breakpoint
CREATE INDEX "campaign_groups_by_group" ON "campaign_groups" USING btree ("org_id","group_id");--> statement-breakpoint
CREATE INDEX "group_members_by_seat" ON "group_members" USING btree ("org_id","seat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "status_periods_current" ON "status_periods" USING btree ("org_id","agent_id") WHERE "status_periods"."held_until" is null;--> statement-breakpoint
CREATE INDEX "status_periods_by_status" ON "status_periods" USING btree ("org_id","status_id");--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_org_id_location_id_locations_org_id_id_fk" FOREIGN KEY ("org_id","location_id") REFERENCES "public"."locations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agents_by_location" ON "agents" USING btree ("org_id","location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statuses_name" ON "statuses" USING btree ("org_id","name") WHERE "statuses"."deleted_at" is null;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_password_length" CHECK ("organisations"."password_length" between 15 and 64);--> statement-breakpoint
ALTER TABLE "statuses" ADD CONSTRAINT "statuses_name_length" CHECK (length("statuses"."name") between 1 and 100);--> statement-breakpoint
ALTER TABLE "statuses" ADD CONSTRAINT "statuses_colour" CHECK ("statuses"."colour" in ('green', 'amber', 'red', 'blue', 'violet', 'grey'));