-- The same statement, in a language that keeps its plan: in SQL the function was parsed and planned anew at each call, which
-- took longer than writing the row, and was half of the server's work for a new agent.
create or replace function refresh_agent_search(org_ids uuid[], agent_ids uuid[]) returns void language plpgsql as $$
begin
  insert into agent_search (org_id, agent_id, haystack)
  select a.org_id, a.id, concat(' ', a.name_key, ' ', a.email_folded, ' ' || e.number)
    from (select distinct * from unnest(org_ids, agent_ids) as given (org_id, id)) changed
    join agents a using (org_id, id)
    left join seat_occupancies o on o.org_id = a.org_id and o.agent_id = a.id and o.held_until is null
    left join extensions e on e.org_id = o.org_id and e.seat_id = o.seat_id
  on conflict (org_id, agent_id) do update set haystack = excluded.haystack
    where agent_search.haystack <> excluded.haystack;
end $$;
