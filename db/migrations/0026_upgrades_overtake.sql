ALTER TABLE "charges" DROP CONSTRAINT "charges_once";--> statement-breakpoint
CREATE UNIQUE INDEX "charges_once" ON "charges" USING btree ("org_id","seat_id","kind","tier_id","covers_from") WHERE "charges"."kind" <> 'upgrade-rest';--> statement-breakpoint
-- A seat comes to one tier by upgrade twice within a cycle where prices overtake each other: each time another difference.
alter table charges drop constraint charges_upgrade_overlap;
