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

create index agent_search_haystack on agent_search using gin (org_id, haystack gin_trgm_ops);
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

-- The search text of one agent: name, e-mail and the extension of the seat held now, each behind a space.
create function refresh_agent_search(org uuid, agent uuid) returns void language sql as $$
  insert into agent_search (org_id, agent_id, haystack)
  select a.org_id, a.id, concat(' ', a.name_key, ' ', a.email_folded, ' ' || e.number)
    from agents a
    left join seat_occupancies o on o.org_id = a.org_id and o.agent_id = a.id and o.held_until is null
    left join extensions e on e.org_id = o.org_id and e.seat_id = o.seat_id
   where a.org_id = org and a.id = agent
  on conflict (org_id, agent_id) do update set haystack = excluded.haystack
    where agent_search.haystack <> excluded.haystack
$$;
--> statement-breakpoint
create function agents_search_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(new.org_id, new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger agents_search after insert or update of name_key, email_folded on agents
  for each row execute function agents_search_changed();
--> statement-breakpoint
create function extensions_search_changed() returns trigger language plpgsql as $$
begin
  perform refresh_agent_search(o.org_id, o.agent_id) from seat_occupancies o
    where o.org_id = coalesce(new.org_id, old.org_id) and o.held_until is null
      and o.seat_id in (new.seat_id, old.seat_id);
  return null;
end $$;
--> statement-breakpoint
create trigger extensions_search after insert or update of number, seat_id or delete on extensions
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
create function seats_counted() returns trigger language plpgsql as $$
declare difference integer :=
  (case when tg_op <> 'DELETE' and new.released_at is null then 1 else 0 end)
  - (case when tg_op <> 'INSERT' and old.released_at is null then 1 else 0 end);
begin
  if difference <> 0 then
    insert into seat_counts (org_id, seats) values (coalesce(new.org_id, old.org_id), difference)
      on conflict (org_id) do update set seats = seat_counts.seats + excluded.seats;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger seats_counted after insert or update of released_at or delete on seats
  for each row execute function seats_counted();
--> statement-breakpoint
create function occupancies_counted() returns trigger language plpgsql as $$
declare
  occupancy seat_occupancies := coalesce(new, old);
  difference integer :=
    (case when tg_op <> 'DELETE' and new.held_until is null then 1 else 0 end)
    - (case when tg_op <> 'INSERT' and old.held_until is null then 1 else 0 end);
begin
  perform refresh_agent_search(occupancy.org_id, occupancy.agent_id);
  if difference <> 0 then
    update seat_counts c
       set occupied = c.occupied + difference,
           held_by_deactivated = c.held_by_deactivated + case when a.state = 'Deactivated' then difference else 0 end
      from agents a
     where c.org_id = occupancy.org_id and a.org_id = occupancy.org_id and a.id = occupancy.agent_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger occupancies_counted after insert or update of held_until or delete on seat_occupancies
  for each row execute function occupancies_counted();
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
