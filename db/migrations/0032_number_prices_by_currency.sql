-- Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
ALTER TABLE "number_prices" ADD COLUMN "currency" char(3);--> statement-breakpoint
UPDATE "number_prices" p SET "currency" = o."currency" FROM "organisations" o WHERE o."id" = p."org_id";--> statement-breakpoint
ALTER TABLE "number_prices" ALTER COLUMN "currency" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "number_prices" DROP CONSTRAINT "number_prices_org_id_country_starts_on_pk";--> statement-breakpoint
ALTER TABLE "number_prices" ADD CONSTRAINT "number_prices_org_id_currency_country_starts_on_pk" PRIMARY KEY("org_id","currency","country","starts_on");
