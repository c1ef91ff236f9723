-- What a seat was reached by when it was charged, kept with the charge: the seat may be gone by now, and its number another seat's.
-- Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint

-- A charge from a day on is for the seat as it was when that was done; any other, as it was when its day began, even if the job
-- came later. A number that the seat has had longest counts where two clocks leave none.
create function extension_charged(charge charges) returns text language plpgsql stable as $$
declare
  moment timestamptz := case when charge.kind in ('seat-added', 'upgrade') then charge.created_at
    else charge.charged_on::timestamp at time zone (select time_zone from organisations where id = charge.org_id) end;
begin
  return (select p.number from extension_periods p
           where p.org_id = charge.org_id and p.seat_id = charge.seat_id
           order by p.held_from > moment, abs(extract(epoch from p.held_from - moment)) limit 1);
end $$;
--> statement-breakpoint
create function charge_names_its_seat() returns trigger language plpgsql as $$
begin
  new.extension := extension_charged(new);
  return new;
end $$;
--> statement-breakpoint
-- Whatever verb or hand does the writing.
create trigger charges_name_their_seat before insert on charges
  for each row when (new.seat_id is not null) execute function charge_names_its_seat();
--> statement-breakpoint

alter table charges disable trigger charges_append_only;
--> statement-breakpoint
update charges c set extension = extension_charged(c) where seat_id is not null;
--> statement-breakpoint
alter table charges enable trigger charges_append_only;
