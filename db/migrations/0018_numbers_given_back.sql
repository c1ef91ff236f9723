ALTER TABLE "numbers" ADD COLUMN "becomes_caller_id" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "numbers_to_return" ON "numbers" USING btree ("ask_at") WHERE "numbers"."carrier_id" is not null and "numbers"."returned_at" is null and "numbers"."state" in ('failed', 'released');
--> statement-breakpoint
-- Selecting a number must see who else holds or owns it, in whatever organisation, and says only that somebody does. What it writes
-- is the caller's own. Gives the refusal, or null.
CREATE FUNCTION hold_number(holder uuid, held number_holds, moment timestamptz) RETURNS text LANGUAGE plpgsql AS $$
declare
  org uuid := current_org();
  scope text := current_setting('app.scope', true);
  refusal text;
begin
  perform set_config('app.scope', 'system', true);
  if exists (select 1 from numbers n where n.number = held.number and n.state in ('requested', 'bought', 'unknown')) then
    refusal := 'number-owned';
  else
    insert into number_holds (number, carrier, country, place, has_voice, has_sms, org_id, agent_id, monthly_price, held_until)
      values (held.number, held.carrier, held.country, held.place, held.has_voice, held.has_sms, org, holder, held.monthly_price, held.held_until)
      on conflict (number) do update
        set carrier = excluded.carrier, country = excluded.country, place = excluded.place, has_voice = excluded.has_voice,
            has_sms = excluded.has_sms, org_id = excluded.org_id, agent_id = excluded.agent_id,
            monthly_price = excluded.monthly_price, held_until = excluded.held_until
        where number_holds.held_until <= moment or (number_holds.org_id = org and number_holds.agent_id = holder);
    refusal := case when found then null else 'number-held' end;
  end if;
  perform set_config('app.scope', coalesce(scope, ''), true);
  return refusal;
end $$;
