-- What drizzle-kit cannot write for 0020. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'groups', 'group_members', 'campaigns', 'campaign_groups', 'campaign_agents', 'status_periods', 'withheld_statuses', 'locations', 'logos'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = (select current_org()) or (select is_system()))
         with check (org_id = (select current_org()) or (select is_system()))', tenant_table);
  end loop;
end $$;
--> statement-breakpoint
-- What organisations made by now start with, as new ones do (lib/organisations/starting-statuses.ts, starting-locations.ts).
update statuses s set colour = n.colour, translations = n.translations
  from (values
    ('Available', 'green', '{"es": "Disponible", "fr": "Disponible", "de": "Verfügbar", "pt-BR": "Disponível", "ar": "متاح"}'::jsonb),
    ('On a break', 'amber', '{"es": "En pausa", "fr": "En pause", "de": "In der Pause", "pt-BR": "Em pausa", "ar": "في استراحة"}'),
    ('In a meeting', 'violet', '{"es": "En una reunión", "fr": "En réunion", "de": "In einer Besprechung", "pt-BR": "Em reunião", "ar": "في اجتماع"}'),
    ('Away', 'grey', '{"es": "Ausente", "fr": "Absent", "de": "Abwesend", "pt-BR": "Ausente", "ar": "بعيد"}')
  ) n (name, colour, translations)
 where s.name = n.name;
--> statement-breakpoint
insert into locations (org_id, id, name, latitude, longitude)
  select o.id, gen_random_uuid(), l.name, l.latitude, l.longitude
    from organisations o,
         (values ('Virginia', 38.95, -77.45),
                 ('Oregon', 45.84, -119.69),
                 ('São Paulo', -23.55, -46.63),
                 ('London', 51.51, -0.13),
                 ('Frankfurt', 50.11, 8.68),
                 ('Bahrain', 26.07, 50.56),
                 ('Cape Town', -33.92, 18.42),
                 ('Mumbai', 19.08, 72.88),
                 ('Singapore', 1.35, 103.82),
                 ('Tokyo', 35.68, 139.69),
                 ('Sydney', -33.87, 151.21)) l (name, latitude, longitude);
--> statement-breakpoint
-- Statuses that were chosen before there was a history begin it.
insert into status_periods (org_id, agent_id, status_id, held_from) select org_id, agent_id, status_id, since from current_statuses;
--> statement-breakpoint

-- A released seat's direct number goes back to the pool; its devices and its places in call routes and groups end.
create or replace function seat_lets_go() returns trigger language plpgsql as $$
begin
  update numbers set seat_id = null, since = new.released_at where org_id = new.org_id and seat_id = new.id;
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
