-- What drizzle-kit cannot write for 0009. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
alter table extension_periods enable row level security;
--> statement-breakpoint
alter table extension_periods force row level security;
--> statement-breakpoint
create policy tenant on extension_periods using (org_id = (select current_org()) or (select is_system()))
  with check (org_id = (select current_org()) or (select is_system()));
--> statement-breakpoint

insert into extension_periods (org_id, number, seat_id, held_from)
  select org_id, number, seat_id, since from extensions where seat_id is not null;
--> statement-breakpoint
alter table extension_periods
  add constraint extension_periods_number_overlap
    exclude using gist (org_id with =, number with =, tstzrange(held_from, held_until) with &&),
  add constraint extension_periods_seat_overlap
    exclude using gist (seat_id with =, tstzrange(held_from, held_until) with &&);
--> statement-breakpoint

-- A number's time with a seat ends when the seat gets another one or is released; `since` and `released_at` bear the product's
-- time. Clocks of two replicas may differ: nothing ends before it began, nor begins before the one before it ended.
create function extension_period_ended() returns trigger language plpgsql as $$
declare
  until timestamptz(3) := case tg_op
    when 'DELETE' then coalesce((select released_at from seats where org_id = old.org_id and id = old.seat_id), now())
    else new.since end;
begin
  update extension_periods set held_until = greatest(held_from, until)
    where org_id = old.org_id and number = old.number and seat_id = old.seat_id and held_until is null;
  return null;
end $$;
--> statement-breakpoint
create function extension_periods_began() returns trigger language plpgsql as $$
begin
  insert into extension_periods (org_id, number, seat_id, held_from)
    select a.org_id, a.number, a.seat_id, greatest(a.since,
        (select max(p.held_until) from extension_periods p where p.org_id = a.org_id and p.number = a.number),
        (select max(p.held_until) from extension_periods p where p.org_id = a.org_id and p.seat_id = a.seat_id))
      from added a where a.seat_id is not null;
  return null;
end $$;
--> statement-breakpoint
create function extension_period_began() returns trigger language plpgsql as $$
begin
  insert into extension_periods (org_id, number, seat_id, held_from)
    select new.org_id, new.number, new.seat_id, greatest(new.since,
        (select max(p.held_until) from extension_periods p where p.org_id = new.org_id and p.number = new.number),
        (select max(p.held_until) from extension_periods p where p.org_id = new.org_id and p.seat_id = new.seat_id))
      where new.seat_id is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger extension_period_left after delete on extensions for each row execute function extension_period_ended();
--> statement-breakpoint
-- By name, the one that ends runs before the one that begins.
create trigger extension_period_1_ended after update of number, seat_id on extensions
  for each row when (old.number <> new.number or old.seat_id is distinct from new.seat_id)
  execute function extension_period_ended();
--> statement-breakpoint
create trigger extension_period_2_began after update of number, seat_id on extensions
  for each row when (old.number <> new.number or old.seat_id is distinct from new.seat_id)
  execute function extension_period_began();
--> statement-breakpoint
create trigger extension_periods_began after insert on extensions
  referencing new table as added for each statement execute function extension_periods_began();
--> statement-breakpoint
create trigger extension_periods_stay before delete or truncate on extension_periods
  for each statement execute function is_never_deleted();
--> statement-breakpoint

-- Where a deactivated or closed account comes back to, whatever verb or hand changed its state.
update agents set deactivated_from = 'Active' where state = 'Deactivated';
--> statement-breakpoint
update agents set closed_from = 'Active' where state = 'Closed';
--> statement-breakpoint
create function agent_state_remembered() returns trigger language plpgsql as $$
declare
  before text := case when tg_op = 'UPDATE' then old.state else 'Active' end;
begin
  if tg_op = 'UPDATE' and old.erased_at is not null and new.state <> 'Closed' then
    raise exception 'an erased account stays closed' using errcode = 'restrict_violation';
  end if;
  if new.state = 'Deactivated' and before not in ('Deactivated', 'Closed') then
    new.deactivated_from := before;
  elsif new.state not in ('Deactivated', 'Closed') then
    new.deactivated_from := null;
  end if;
  if new.state = 'Closed' and before <> 'Closed' then
    new.closed_from := before;
  elsif new.state <> 'Closed' then
    new.closed_from := null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger agents_remember_state before insert or update of state on agents
  for each row execute function agent_state_remembered();
--> statement-breakpoint
alter table agents
  add constraint agents_deactivated_from check (state <> 'Deactivated' or deactivated_from is not null),
  add constraint agents_closed_from check ((state = 'Closed') = (closed_from is not null));
--> statement-breakpoint

-- The audit trail stays as written, but for one thing: of an erased person's entries personal details may be taken out.
drop trigger audit_entries_append_only on audit_entries;
--> statement-breakpoint
create trigger audit_entries_append_only before delete or truncate on audit_entries
  for each statement execute function stays_as_written();
--> statement-breakpoint
create function audit_entry_loses_details_only() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'details' = to_jsonb(old) - 'details' and new.details <@ old.details
     and exists (select 1 from agents a where a.org_id = old.org_id and a.id in (old.agent_id, old.actor_id)
                    and a.erased_at is not null) then
    return new;
  end if;
  raise exception 'audit_entries is append-only' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_entries_lose_details before update on audit_entries
  for each row execute function audit_entry_loses_details_only();
