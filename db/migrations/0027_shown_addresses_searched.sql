-- An address with a domain in Unicode is found by what is shown of it as well, accents aside as in names; what is compared is in
-- punycode. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
create or replace function refresh_agent_search(org_ids uuid[], agent_ids uuid[]) returns void language plpgsql as $$
begin
  insert into agent_search (org_id, agent_id, haystack)
  select a.org_id, a.id, concat(' ', a.name_key, ' ', a.email_folded, ' ' || e.number,
           case when a.email ~ '[^[:ascii:]]'
             then ' ' || regexp_replace(lower(normalize(a.email, NFKD)), E'[\u0300-\u036f]', '', 'g') end)
    from (select distinct * from unnest(org_ids, agent_ids) as given (org_id, id)) changed
    join agents a using (org_id, id)
    left join seat_occupancies o on o.org_id = a.org_id and o.agent_id = a.id and o.held_until is null
    left join extensions e on e.org_id = o.org_id and e.seat_id = o.seat_id
  on conflict (org_id, agent_id) do update set haystack = excluded.haystack
    where agent_search.haystack <> excluded.haystack;
end $$;
--> statement-breakpoint
drop trigger agents_search_changed on agents;
--> statement-breakpoint
create trigger agents_search_changed after update of name_key, email_folded, email on agents
  for each row when (old.name_key <> new.name_key or old.email_folded <> new.email_folded or old.email <> new.email)
  execute function agent_search_changed();
--> statement-breakpoint
select refresh_agent_search(array_agg(org_id), array_agg(id)) from agents where email ~ '[^[:ascii:]]' having count(*) > 0;
