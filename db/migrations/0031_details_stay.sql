-- Of the entries about an erased person, and of no others: what that person did to somebody tells of somebody else.
create or replace function audit_entry_loses_details_only() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'details' = to_jsonb(old) - 'details' and new.details <@ old.details
     and exists (select 1 from agents a where a.org_id = old.org_id and a.id = old.agent_id
                    and a.erased_at is not null) then
    return new;
  end if;
  raise exception 'audit_entries is append-only' using errcode = 'restrict_violation';
end $$;
