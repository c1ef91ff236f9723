ALTER TABLE "outbox" ADD COLUMN "kept_props" "bytea";--> statement-breakpoint
CREATE INDEX "outbox_bounced" ON "outbox" USING btree ("org_id","agent_id") WHERE "outbox"."state" = 'bounced';