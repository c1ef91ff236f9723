-- Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
-- A released seat's direct number goes back to the pool; it shows no number any more, and its devices and its places in call routes
-- and groups end.
create or replace function seat_lets_go() returns trigger language plpgsql as $$
begin
  update numbers set seat_id = null, since = new.released_at where org_id = new.org_id and seat_id = new.id;
  update seats set caller_number_id = null where org_id = new.org_id and id = new.id and caller_number_id is not null;
  delete from group_members where org_id = new.org_id and seat_id = new.id;
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
update seats set caller_number_id = null where released_at is not null and caller_number_id is not null;
