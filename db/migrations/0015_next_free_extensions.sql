-- The lowest free numbers of the organisation's ranges, never a reserved one; fewer than wanted when no more are left. A loop, since
-- a planner may read a series in any order that suits it. It starts at the organisation's hint, below which nothing is free.
create function next_free_extensions(org uuid, wanted integer) returns text[] language plpgsql stable as $$
declare
  hint integer := (select next_extension from organisations where id = org);
  each_range record;
  found text[] := '{}';
begin
  for each_range in select first, last from extension_ranges where org_id = org and last >= hint order by first loop
    for n in greatest(each_range.first, hint) .. each_range.last loop
      exit when cardinality(found) >= wanted;
      if not is_reserved_extension(n::text)
         and not exists (select 1 from extensions e where e.org_id = org and e.number = n::text) then
        found := found || n::text;
      end if;
    end loop;
    exit when cardinality(found) >= wanted;
  end loop;
  return found;
end $$;
