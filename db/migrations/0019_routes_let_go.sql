select set_config('app.scope', 'system', true);
--> statement-breakpoint
-- A deleted route stays as a row: who had its numbers, and when, is kept for good. Its name is free again.
alter table routes add column deleted_at timestamp (3) with time zone, add column lost_seat_id uuid;
--> statement-breakpoint
alter table route_keys add column lost_seat_id uuid;
--> statement-breakpoint
alter table routes drop constraint routes_name;
--> statement-breakpoint
create unique index routes_name on routes (org_id, name) where deleted_at is null;
--> statement-breakpoint
alter table routes
  add constraint routes_lost_seat foreign key (org_id, lost_seat_id) references seats (org_id, id),
  add constraint routes_deleted check (deleted_at is null or to_kind = 'hang-up');
--> statement-breakpoint
alter table route_keys add constraint route_keys_lost_seat foreign key (org_id, lost_seat_id) references seats (org_id, id);
--> statement-breakpoint

-- A released seat's direct number goes back to the pool, its devices and its places in call routes end. Calls that went to it go to
-- the box of the route that sent them, or are hung up, and the route remembers the seat until somebody chooses again.
create or replace function seat_lets_go() returns trigger language plpgsql as $$
begin
  update numbers set seat_id = null, since = new.released_at where org_id = new.org_id and seat_id = new.id;
  delete from devices where org_id = new.org_id and seat_id = new.id;
  update routes set version = version + 1
    where org_id = new.org_id
      and (to_seat_id = new.id
           or id in (select route_id from route_members where org_id = new.org_id and seat_id = new.id
                     union select route_id from route_keys where org_id = new.org_id and to_seat_id = new.id));
  delete from route_members where org_id = new.org_id and seat_id = new.id;
  update route_keys k
     set to_kind = case when r.has_voicemail then 'voicemail' else 'hang-up' end, to_seat_id = null, lost_seat_id = new.id
    from routes r
   where k.org_id = new.org_id and k.to_seat_id = new.id and r.org_id = k.org_id and r.id = k.route_id;
  update routes
     set to_kind = case when has_voicemail then 'voicemail' else 'hang-up' end, to_seat_id = null, lost_seat_id = new.id
   where org_id = new.org_id and to_seat_id = new.id;
  return null;
end $$;
--> statement-breakpoint

-- A deleted route lets go as well; that nothing leads to it is for the verb, which holds the organisation's lock.
create function route_lets_go() returns trigger language plpgsql as $$
begin
  update numbers set route_id = null, since = new.deleted_at where org_id = new.org_id and route_id = new.id;
  delete from route_members where org_id = new.org_id and route_id = new.id;
  delete from route_keys where org_id = new.org_id and route_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger routes_let_go after update of deleted_at on routes
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function route_lets_go();
--> statement-breakpoint
create trigger routes_stay before delete or truncate on routes for each statement execute function is_never_deleted();
--> statement-breakpoint
create function number_route_is_there() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from routes r where r.org_id = new.org_id and r.id = new.route_id and r.deleted_at is null) then
    raise exception 'a call route that is deleted has no numbers' using errcode = 'check_violation', constraint = 'numbers_route_is_there';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger numbers_route_is_there before insert or update of route_id on numbers
  for each row when (new.route_id is not null) execute function number_route_is_there();
