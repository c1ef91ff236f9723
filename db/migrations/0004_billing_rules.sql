-- What the tables held so far moves to where it has a history. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
insert into billing_terms (org_id, starts_on, cycle, bill_day) select id, set_up_on, cycle, bill_day from organisations;
--> statement-breakpoint
insert into tier_prices (org_id, tier_id, starts_on, monthly_price)
  select t.org_id, t.id, o.set_up_on, t.monthly_price from tiers t join organisations o on o.id = t.org_id;
--> statement-breakpoint
update tiers set has_sms = true, has_call_recording = true where name in ('Professional', 'Enterprise');
--> statement-breakpoint
update tiers set has_connection_boost = true where name = 'Professional';
--> statement-breakpoint
-- Seats that were made before there was a ledger are renewed from the next bill date on.
update organisations o set next_due_on = (
  select min(d)::date
    from generate_series(current_date + 1, current_date + 400, interval '1 day') d
    cross join lateral (
      select date_trunc('month', o.set_up_on) - case when extract(day from o.set_up_on) <
        least(o.bill_day, extract(day from date_trunc('month', o.set_up_on) + interval '1 month - 1 day'))
        then interval '1 month' else interval '0' end as month) anchor
   where extract(day from d) = least(o.bill_day, extract(day from date_trunc('month', d) + interval '1 month - 1 day'))
     and mod((extract(year from d) - extract(year from anchor.month)) * 12 + extract(month from d) - extract(month from anchor.month),
       case o.cycle when 'monthly' then 1 when 'quarterly' then 3 else 12 end) = 0);
--> statement-breakpoint

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['billing_terms', 'tier_prices', 'owed_charges', 'charges'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = (select current_org()) or (select is_system()))
         with check (org_id = (select current_org()) or (select is_system()))', tenant_table);
  end loop;
end $$;
--> statement-breakpoint

-- No day of a seat is charged twice. An upgrade is charged beside the seat's own days, and once for the tier it leads to.
alter table charges
  add constraint charges_seat_overlap exclude using gist (seat_id with =, daterange(covers_from, covers_until) with &&)
    where (kind in ('seat-added', 'seat-added-rest', 'renewal', 'renewal-rest')),
  add constraint charges_upgrade_overlap
    exclude using gist (seat_id with =, tier_id with =, daterange(covers_from, covers_until) with &&)
    where (kind in ('upgrade', 'upgrade-rest'));
--> statement-breakpoint
create trigger charges_append_only before update or delete or truncate on charges
  for each statement execute function stays_as_written();
--> statement-breakpoint

-- What is due is written before anything else is charged, on the same day too, whatever verb or hand does the writing.
create function due_charges_come_first() returns trigger language plpgsql as $$
begin
  if exists (select 1 from organisations o join added a on a.org_id = o.id
              where o.next_due_on < a.charged_on
                 or (o.next_due_on = a.charged_on and a.kind in ('seat-added', 'upgrade'))) then
    raise exception 'a charge that was due earlier is not written yet' using errcode = 'restrict_violation';
  end if;
  if exists (select 1 from organisations o join added a on a.org_id = o.id where o.currency <> a.currency) then
    raise exception 'a charge in another currency than the organisation''s' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger charges_in_order after insert on charges
  referencing new table as added for each statement execute function due_charges_come_first();
--> statement-breakpoint

-- An owed charge is fixed; all that happens to it is that it is charged.
create function owed_as_fixed() returns trigger language plpgsql as $$
begin
  if old.charged_at is not null or new.charged_at is null
     or to_jsonb(new) - 'charged_at' <> to_jsonb(old) - 'charged_at' then
    raise exception 'an owed charge is fixed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger owed_charges_fixed before update on owed_charges for each row execute function owed_as_fixed();
--> statement-breakpoint
create trigger owed_charges_stay before delete or truncate on owed_charges
  for each statement execute function stays_as_written();
--> statement-breakpoint

create function currency_is_fixed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from charges where org_id = old.id) then
    raise exception 'the currency is fixed after the first charge' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger organisations_currency_fixed before update of currency on organisations
  for each row when (old.currency <> new.currency) execute function currency_is_fixed();
--> statement-breakpoint

-- Only a vacant seat is released: who fills it cancels the release first.
create function occupied_seat_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a join seats s on s.org_id = a.org_id and s.id = a.seat_id
              where a.held_until is null and (s.release_on is not null or s.released_at is not null)) then
    raise exception 'a seat that is to be released cannot be filled' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger occupancies_of_staying_seats after insert on seat_occupancies
  referencing new table as added for each statement execute function occupied_seat_stays();
--> statement-breakpoint
create function vacant_seat_goes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from seat_occupancies where org_id = new.org_id and seat_id = new.id and held_until is null) then
    raise exception 'a seat that somebody holds is not released' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger seats_released_vacant after insert or update of release_on, released_at on seats
  for each row when (new.release_on is not null or new.released_at is not null) execute function vacant_seat_goes();
