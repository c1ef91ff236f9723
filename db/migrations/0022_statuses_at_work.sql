-- What drizzle-kit cannot write about agent statuses. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
alter table status_periods
  add constraint status_periods_overlap
    exclude using gist (org_id with =, agent_id with =, tstzrange(held_from, held_until) with &&);
--> statement-breakpoint
-- Who reads them by position, as the exchange's view does, must find a deleted one behind all others.
alter table statuses add constraint statuses_deleted_last check (deleted_at is null or position >= 1000000);
--> statement-breakpoint
create unique index statuses_name_folded on statuses (org_id, lower(name)) where deleted_at is null;
--> statement-breakpoint

-- Since when somebody is signed in with any browser; null when nobody can use the account now. As lib/auth/session-rules.ts says.
create function signed_in_since(org uuid, agent uuid) returns timestamptz language sql stable as $$
  select min(s.created_at)
    from sessions s join organisations o on o.id = s.org_id
   where s.org_id = org and s.agent_id = agent and s.ended_at is null and now() < s.ends_at
     and now() < s.seen_at + make_interval(mins => o.session_idle_minutes)
$$;
--> statement-breakpoint

-- The history follows what is chosen. A period that would have no length, or less, as by two clocks, was none.
create function status_history() returns trigger language plpgsql as $$
declare
  who current_statuses;
  at timestamptz;
begin
  if tg_op = 'DELETE' then who := old; at := clock_timestamp(); else who := new; at := new.since; end if;
  if tg_op <> 'INSERT' then
    delete from status_periods
      where org_id = who.org_id and agent_id = who.agent_id and held_until is null and held_from >= at;
    update status_periods set held_until = at
      where org_id = who.org_id and agent_id = who.agent_id and held_until is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into status_periods (org_id, agent_id, status_id, held_from)
      select who.org_id, who.agent_id, who.status_id, greatest(at, max(held_until))
        from status_periods where org_id = who.org_id and agent_id = who.agent_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger status_history after insert or update or delete on current_statuses
  for each row execute function status_history();
--> statement-breakpoint

-- With the last open session ends the status that was chosen. Locked first: of two sessions that end at once, the later one sees the other's end.
create function status_ends_with_session() returns trigger language plpgsql as $$
begin
  perform 1 from current_statuses where org_id = new.org_id and agent_id = new.agent_id for update;
  if signed_in_since(new.org_id, new.agent_id) is null then
    delete from current_statuses where org_id = new.org_id and agent_id = new.agent_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger status_ends_with_session after update of ended_at on sessions
  for each row when (old.ended_at is null and new.ended_at is not null) execute function status_ends_with_session();
--> statement-breakpoint

-- Rings for the boards of an organisation, once for each transaction.
create function ring_board() returns trigger language plpgsql as $$
declare
  organisation uuid;
begin
  if tg_op = 'DELETE' then organisation := old.org_id; else organisation := new.org_id; end if;
  perform pg_notify('rollcall_board', organisation::text);
  return null;
end $$;
--> statement-breakpoint
create trigger ring_board after insert or update or delete on current_statuses for each row execute function ring_board();
--> statement-breakpoint
create trigger ring_board after insert on sessions for each row execute function ring_board();
--> statement-breakpoint
create trigger ring_board_ended after update of ended_at on sessions
  for each row when (old.ended_at is null and new.ended_at is not null) execute function ring_board();
--> statement-breakpoint
create trigger ring_board after insert or update or delete on seat_occupancies for each row execute function ring_board();
--> statement-breakpoint
create trigger ring_board after update of name, state on agents
  for each row when (old.name <> new.name or old.state <> new.state) execute function ring_board();
--> statement-breakpoint
create trigger ring_board after insert or update on statuses for each row execute function ring_board();
--> statement-breakpoint
create trigger ring_board after insert or delete on group_members for each row execute function ring_board();
