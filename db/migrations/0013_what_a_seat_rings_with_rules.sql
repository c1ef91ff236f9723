-- What drizzle-kit cannot write for 0012. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'extension_ranges', 'devices', 'numbers', 'number_periods', 'number_holds', 'number_prices', 'routes', 'route_members',
    'route_keys', 'recordings', 'recording_chunks', 'templates', 'statuses', 'current_statuses', 'sip_domains'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = (select current_org()) or (select is_system()))
         with check (org_id = (select current_org()) or (select is_system()))', tenant_table);
  end loop;
end $$;
--> statement-breakpoint

-- Of two organisations that have one domain the older keeps it.
update organisations o set sip_domain = null
 where exists (select 1 from organisations older where older.sip_domain = o.sip_domain and older.id < o.id);
--> statement-breakpoint
insert into sip_domains (domain, org_id) select sip_domain, id from organisations where sip_domain is not null;
--> statement-breakpoint
alter table organisations
  add constraint organisations_sip_domain foreign key (id, sip_domain) references sip_domains (org_id, domain)
    deferrable initially deferred;
--> statement-breakpoint

-- What organisations made by now start with, as new ones do (lib/organisations/create-organisation.ts).
insert into extension_ranges (org_id, first, last) select id, 100, 999999 from organisations;
--> statement-breakpoint
insert into statuses (org_id, id, name, position, takes_calls)
  select o.id, gen_random_uuid(), s.name, s.position, s.takes_calls
    from organisations o,
         (values ('Available', 0, true), ('On a break', 1, false), ('In a meeting', 2, false), ('Away', 3, false)) s (name, position, takes_calls);
--> statement-breakpoint
-- About a fifteenth of the cheapest tier: a round price in the organisation's currency is the operator's to set.
insert into number_prices (org_id, country, starts_on, monthly_price)
  select p.org_id, c.country, o.set_up_on, greatest(1, min(p.monthly_price) / 15)
    from tier_prices p join organisations o on o.id = p.org_id,
         (values ('US'), ('CA'), ('GB'), ('DE'), ('FR'), ('ES'), ('BR'), ('AU'), ('NZ'), ('JP')) c (country)
   group by p.org_id, c.country, o.set_up_on;
--> statement-breakpoint

alter table extension_ranges
  add constraint extension_ranges_overlap exclude using gist (org_id with =, int4range(first, last, '[]') with &&);
--> statement-breakpoint
-- Numbers that reach the emergency services somewhere are nobody's extension, whatever verb or hand does the writing; the same
-- list is in lib/extensions/rules.ts. By trigger, since an extension of before this rule must still get another secret.
create function is_reserved_extension(number text) returns boolean language sql immutable
  return number in ('000', '110', '111', '112', '113', '115', '117', '118', '119', '120', '122', '123', '133', '144', '15', '17', '18',
    '190', '191', '192', '193', '197', '199', '911', '933', '988', '995', '997', '998', '999');
--> statement-breakpoint
create function extension_is_not_reserved() returns trigger language plpgsql as $$
begin
  if is_reserved_extension(new.number) then
    raise exception 'a reserved emergency number' using errcode = 'check_violation', constraint = 'extensions_reserved';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger extensions_reserved_added before insert on extensions
  for each row execute function extension_is_not_reserved();
--> statement-breakpoint
create trigger extensions_reserved_changed before update of number on extensions
  for each row when (old.number <> new.number) execute function extension_is_not_reserved();
--> statement-breakpoint
-- Ranges say which numbers are taken by themselves; a number that becomes free again below the hint is found again.
create or replace function extension_freed() returns trigger language plpgsql as $$
begin
  update organisations set next_extension = least(next_extension, old.number::integer) where id = old.org_id;
  return null;
end $$;
--> statement-breakpoint
create function extension_ranges_changed() returns trigger language plpgsql as $$
begin
  update organisations set next_extension = 10 where id = coalesce(new.org_id, old.org_id);
  return null;
end $$;
--> statement-breakpoint
create trigger extension_ranges_changed after insert or update or delete on extension_ranges
  for each row execute function extension_ranges_changed();
--> statement-breakpoint

-- A digest of another name or secret is worth nothing: it goes with them unless the same statement brings the new one. And a
-- phone that knows the old secret must be paired again.
create function sip_account_changed() returns trigger language plpgsql as $$
begin
  if new.ha1 is not distinct from old.ha1 then
    new.ha1 := null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger extensions_sip_account before update on extensions
  for each row when (old.number <> new.number or old.sealed_sip_secret is distinct from new.sealed_sip_secret)
  execute function sip_account_changed();
--> statement-breakpoint
create function devices_unpaired() returns trigger language plpgsql as $$
begin
  update devices set paired_at = null where org_id = new.org_id and seat_id = new.seat_id and paired_at is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger extensions_unpair after update on extensions
  for each row when (old.number <> new.number or old.sealed_sip_secret is distinct from new.sealed_sip_secret)
  execute function devices_unpaired();
--> statement-breakpoint

alter table number_periods
  add constraint number_periods_overlap exclude using gist (number_id with =, tstzrange(held_from, held_until) with &&);
--> statement-breakpoint
-- Whose a number was: `since` bears the product's time. Clocks of two replicas may differ: nothing ends before it began.
create function number_period_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update number_periods set held_until = greatest(held_from, new.since)
      where org_id = old.org_id and number_id = old.id and held_until is null;
  end if;
  if new.seat_id is not null or new.route_id is not null then
    insert into number_periods (org_id, number_id, seat_id, route_id, held_from)
      select new.org_id, new.id, new.seat_id, new.route_id,
             greatest(new.since, (select max(held_until) from number_periods where org_id = new.org_id and number_id = new.id));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger numbers_period_began after insert on numbers for each row execute function number_period_changed();
--> statement-breakpoint
create trigger numbers_period_changed after update on numbers
  for each row when (old.seat_id is distinct from new.seat_id or old.route_id is distinct from new.route_id)
  execute function number_period_changed();
--> statement-breakpoint
create trigger number_periods_stay before delete or truncate on number_periods
  for each statement execute function is_never_deleted();
--> statement-breakpoint
create trigger numbers_stay before delete or truncate on numbers for each statement execute function is_never_deleted();
--> statement-breakpoint

-- Outbound caller ID: a bought number of the seat itself or of a call route, and nothing else, ever.
alter table seats
  add constraint seats_caller_number foreign key (org_id, caller_number_id) references numbers (org_id, id),
  add constraint seats_lost_caller_number foreign key (org_id, lost_caller_number_id) references numbers (org_id, id);
--> statement-breakpoint
create index seats_by_caller_number on seats (org_id, caller_number_id) where caller_number_id is not null;
--> statement-breakpoint
create function caller_id_is_had() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from numbers n where n.org_id = new.org_id and n.id = new.caller_number_id and n.state = 'bought'
                    and (n.seat_id = new.id or n.route_id is not null)) then
    raise exception 'a caller ID must be the seat''s own number or a call route''s'
      using errcode = 'check_violation', constraint = 'seats_caller_id';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger seats_caller_id before insert or update of caller_number_id on seats
  for each row when (new.caller_number_id is not null) execute function caller_id_is_had();
--> statement-breakpoint
-- Losing the number: the seat falls back to its direct number, or to none, and remembers what it lost until somebody chooses.
create function caller_id_falls_back() returns trigger language plpgsql as $$
begin
  update seats s
     set lost_caller_number_id = new.id,
         caller_number_id = (select d.id from numbers d where d.org_id = s.org_id and d.seat_id = s.id and d.state = 'bought' and d.id <> new.id)
   where s.org_id = new.org_id and s.caller_number_id = new.id
     and not (new.state = 'bought' and (new.route_id is not null or new.seat_id is not distinct from s.id));
  return null;
end $$;
--> statement-breakpoint
create trigger numbers_caller_id after update of seat_id, route_id, state on numbers
  for each row when (old.seat_id is distinct from new.seat_id or old.route_id is distinct from new.route_id or old.state <> new.state)
  execute function caller_id_falls_back();
--> statement-breakpoint

-- A released seat's direct number goes back to the pool, its devices and its places in call routes end.
create function seat_lets_go() returns trigger language plpgsql as $$
begin
  update numbers set seat_id = null, since = new.released_at where org_id = new.org_id and seat_id = new.id;
  delete from devices where org_id = new.org_id and seat_id = new.id;
  delete from route_members where org_id = new.org_id and seat_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger seats_let_go after update of released_at on seats
  for each row when (old.released_at is null and new.released_at is not null) execute function seat_lets_go();
