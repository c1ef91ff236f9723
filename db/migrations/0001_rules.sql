-- What drizzle-kit cannot write: extensions, row-level security, exclusion constraints, triggers.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists btree_gin;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint

-- Names are sorted by a key that the application folds, so the database's locale must not have a say.
alter table agents alter column name_key type text collate "C";
--> statement-breakpoint
alter table agents alter column name_key drop default;
--> statement-breakpoint

alter table seat_occupancies
  add constraint seat_occupancies_seat_overlap
    exclude using gist (seat_id with =, tstzrange(held_from, held_until) with &&),
  add constraint seat_occupancies_agent_overlap
    exclude using gist (agent_id with =, tstzrange(held_from, held_until) with &&);
--> statement-breakpoint

-- Without a pending list, which would make the planner turn from the index after a busy hour.
create index agent_search_haystack on agent_search using gin (org_id, haystack gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint

-- The organisation that the transaction was opened for; null outside of one, which then sees nothing.
create function current_org() returns uuid language sql stable
  return nullif(current_setting('app.org', true), '')::uuid;
--> statement-breakpoint
create function is_system() returns boolean language sql stable
  return current_setting('app.scope', true) = 'system';
--> statement-breakpoint

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'units', 'agents', 'sign_in_addresses', 'passwords', 'tiers', 'seats', 'extensions', 'seat_occupancies',
    'seat_counts', 'sessions', 'password_resets', 'idempotency_keys', 'outbox', 'audit_entries'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = (select current_org()) or (select is_system()))
         with check (org_id = (select current_org()) or (select is_system()))', tenant_table);
  end loop;
end $$;
--> statement-breakpoint

alter table organisations enable row level security;
--> statement-breakpoint
alter table organisations force row level security;
--> statement-breakpoint
create policy tenant on organisations
  using (id = (select current_org()) or (select is_system()))
  with check (id = (select current_org()) or (select is_system()));
--> statement-breakpoint

-- Reads are open here and only here: a policy on them would come before the trigram operator, which is not leak-proof, and
-- so shut the index out. The rows hold a search text; whoever reads them joins agents, which has its policy.
alter table agent_search enable row level security;
--> statement-breakpoint
alter table agent_search force row level security;
--> statement-breakpoint
create policy open_reads on agent_search for select using (true);
--> statement-breakpoint
create policy tenant_inserts on agent_search for insert with check (org_id = (select current_org()) or (select is_system()));
--> statement-breakpoint
create policy tenant_updates on agent_search for update
  using (org_id = (select current_org()) or (select is_system()))
  with check (org_id = (select current_org()) or (select is_system()));
--> statement-breakpoint
create policy tenant_deletes on agent_search for delete using (org_id = (select current_org()) or (select is_system()));
--> statement-breakpoint

-- The search text of agents: name, e-mail and the extension of the seat held now, each behind a space. Kept by statement, not
-- by row, so that a large import costs one pass.
create function refresh_agent_search(org_ids uuid[], agent_ids uuid[]) returns void language sql as $$
  insert into agent_search (org_id, agent_id, haystack)
  select a.org_id, a.id, concat(' ', a.name_key, ' ', a.email_folded, ' ' || e.number)
    from (select distinct * from unnest(org_ids, agent_ids) as given (org_id, id)) changed
    join agents a using (org_id, id)
    left join seat_occupancies o on o.org_id = a.org_id and o.agent_id = a.id and o.held_until is null
    left join extensions e on e.org_id = o.org_id and e.seat_id = o.seat_id
  on conflict (org_id, agent_id) do update set haystack = excluded.haystack
    where agent_search.haystack <> excluded.haystack
$$;
--> statement-breakpoint
create function agents_search_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(array_agg(org_id), array_agg(id)) from changed having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint
create trigger agents_search_added after insert on agents
  referencing new table as changed for each statement execute function agents_search_changed();
--> statement-breakpoint
-- By row, and only where the words changed: a sign-in updates agents too, and must not pay for the search.
create function agent_search_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(array[new.org_id], array[new.id]);
  return null;
end $$;
--> statement-breakpoint
create trigger agents_search_changed after update of name_key, email_folded on agents
  for each row when (old.name_key <> new.name_key or old.email_folded <> new.email_folded)
  execute function agent_search_changed();
--> statement-breakpoint
create function extensions_search_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(array_agg(o.org_id), array_agg(o.agent_id))
     from seat_occupancies o
    where o.org_id = coalesce(new.org_id, old.org_id) and o.held_until is null and o.seat_id in (new.seat_id, old.seat_id)
   having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint
-- New extensions come with new seats, which nobody holds yet: only changes concern someone.
create trigger extensions_search after update of number, seat_id or delete on extensions
  for each row execute function extensions_search_changed();
--> statement-breakpoint

-- A number that becomes free again below the hint is found again.
create function extension_freed() returns trigger language plpgsql as $$
begin
  update organisations set next_extension = least(next_extension, old.number::integer)
    where id = old.org_id and old.number::integer >= 100;
  return null;
end $$;
--> statement-breakpoint
create trigger extension_freed after delete or update of number on extensions
  for each row execute function extension_freed();
--> statement-breakpoint

-- The seat counter: seats not released, those with an occupant, those whose occupant is deactivated.
create function seats_added() returns trigger language plpgsql as $$
begin
  insert into seat_counts (org_id, seats)
    select org_id, count(*) from added where released_at is null group by org_id
    on conflict (org_id) do update set seats = seat_counts.seats + excluded.seats;
  return null;
end $$;
--> statement-breakpoint
create trigger seats_added after insert on seats
  referencing new table as added for each statement execute function seats_added();
--> statement-breakpoint
create function seats_changed() returns trigger language plpgsql as $$
begin
  update seat_counts c set seats = c.seats + d.difference
    from (select n.org_id, sum((n.released_at is null)::int - (o.released_at is null)::int) as difference
            from after_change n join before_change o using (org_id, id) group by n.org_id) d
   where c.org_id = d.org_id and d.difference <> 0;
  return null;
end $$;
--> statement-breakpoint
create trigger seats_changed after update on seats
  referencing old table as before_change new table as after_change for each statement execute function seats_changed();
--> statement-breakpoint
create function occupancies_added() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(array_agg(org_id), array_agg(agent_id)) from added having count(*) > 0;
  update seat_counts c
     set occupied = c.occupied + d.taken, held_by_deactivated = c.held_by_deactivated + d.held
    from (select n.org_id, count(*) as taken, count(*) filter (where a.state = 'Deactivated') as held
            from added n join agents a on a.org_id = n.org_id and a.id = n.agent_id
           where n.held_until is null group by n.org_id) d
   where c.org_id = d.org_id;
  return null;
end $$;
--> statement-breakpoint
create trigger occupancies_added after insert on seat_occupancies
  referencing new table as added for each statement execute function occupancies_added();
--> statement-breakpoint
create function occupancies_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(array_agg(org_id), array_agg(agent_id)) from after_change having count(*) > 0;
  update seat_counts c
     set occupied = c.occupied + d.taken, held_by_deactivated = c.held_by_deactivated + d.held
    from (select n.org_id, sum(n.now - n.before) as taken,
                 coalesce(sum(n.now - n.before) filter (where a.state = 'Deactivated'), 0) as held
            from (select org_id, n.agent_id, (n.held_until is null)::int as now, (o.held_until is null)::int as before
                    from after_change n join before_change o using (org_id, id)) n
            join agents a on a.org_id = n.org_id and a.id = n.agent_id group by n.org_id) d
   where c.org_id = d.org_id;
  return null;
end $$;
--> statement-breakpoint
create trigger occupancies_changed after update on seat_occupancies
  referencing old table as before_change new table as after_change for each statement execute function occupancies_changed();
--> statement-breakpoint
create function agents_counted() returns trigger language plpgsql as $$
begin
  update seat_counts c
     set held_by_deactivated = c.held_by_deactivated + case when new.state = 'Deactivated' then 1 else -1 end
    from seat_occupancies o
   where c.org_id = new.org_id and o.org_id = new.org_id and o.agent_id = new.id and o.held_until is null;
  return null;
end $$;
--> statement-breakpoint
create trigger agents_counted after update of state on agents
  for each row when ((old.state = 'Deactivated') <> (new.state = 'Deactivated'))
  execute function agents_counted();
--> statement-breakpoint
-- Seats and occupancies are history: they are released and ended, never deleted, so the counter need not follow deletions.
create function is_never_deleted() returns trigger language plpgsql as $$
begin
  raise exception '% are ended, never deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger seats_stay before delete or truncate on seats for each statement execute function is_never_deleted();
--> statement-breakpoint
create trigger occupancies_stay before delete or truncate on seat_occupancies
  for each statement execute function is_never_deleted();
--> statement-breakpoint

-- The last admin who can sign in stays one, whatever verb or hand does the writing. Deferred, so that an order of
-- statements within one change does not matter; it takes the organisation's lock, so that two changes cannot pass together.
create function an_admin_remains() returns trigger language plpgsql as $$
begin
  perform 1 from organisations where id = old.org_id for no key update;
  if not exists (select 1 from agents where org_id = old.org_id and role = 'admin' and state = 'Active') then
    raise exception 'the last admin who can sign in must remain' using errcode = 'check_violation', constraint = 'agents_last_admin';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger agents_last_admin after update of role, state on agents
  deferrable initially deferred for each row
  when (old.role = 'admin' and old.state = 'Active' and (new.role <> 'admin' or new.state <> 'Active'))
  execute function an_admin_remains();
--> statement-breakpoint

create function stays_as_written() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function stays_as_written();
--> statement-breakpoint

-- The throttle's own table, in the shape that its library wants: hashed keys, no addresses, no tenant's data. Unlogged, since
-- a crash may forget counters and nobody should wait for a disk at sign-in.
create unlogged table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint);
--> statement-breakpoint
create index rate_limits_expire on rate_limits (expire);
