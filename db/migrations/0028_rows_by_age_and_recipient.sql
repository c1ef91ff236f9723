CREATE INDEX "agents_closed" ON "agents" USING btree ("closed_at") WHERE "agents"."state" = 'Closed';--> statement-breakpoint
CREATE INDEX "outbox_by_recipient" ON "outbox" USING btree ("org_id",lower("recipient"),"id");--> statement-breakpoint
CREATE INDEX "outbox_kept" ON "outbox" USING btree ("settled_at") WHERE "outbox"."kept_props" is not null;