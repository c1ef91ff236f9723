ALTER TABLE "organisations" ALTER COLUMN "next_due_on" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "organisations" DROP COLUMN "cycle";--> statement-breakpoint
ALTER TABLE "organisations" DROP COLUMN "bill_day";--> statement-breakpoint
ALTER TABLE "tiers" DROP COLUMN "monthly_price";