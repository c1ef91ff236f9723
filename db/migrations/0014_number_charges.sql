alter table charges alter column seat_id drop not null, alter column tier_id drop not null, add column number_id uuid;
--> statement-breakpoint
alter table owed_charges alter column seat_id drop not null, alter column tier_id drop not null, add column number_id uuid;
--> statement-breakpoint
alter table charges
  add constraint charges_org_id_number_id_numbers_org_id_id_fk foreign key (org_id, number_id) references numbers (org_id, id),
  add constraint charges_for check ((kind like 'number-%') = (number_id is not null)
    and (number_id is null) = (seat_id is not null) and (number_id is null) = (tier_id is not null)),
  -- No day of a number is charged twice.
  add constraint charges_number_overlap exclude using gist (number_id with =, daterange(covers_from, covers_until) with &&)
    where (number_id is not null);
--> statement-breakpoint
alter table owed_charges
  add constraint owed_charges_org_id_number_id_numbers_org_id_id_fk foreign key (org_id, number_id) references numbers (org_id, id),
  add constraint owed_charges_for check ((kind like 'number-%') = (number_id is not null)
    and (number_id is null) = (seat_id is not null) and (number_id is null) = (tier_id is not null));
--> statement-breakpoint
-- As before, and a number's first charge does not jump the queue either.
create or replace function due_charges_come_first() returns trigger language plpgsql as $$
begin
  if exists (select 1 from organisations o join added a on a.org_id = o.id
              where o.next_due_on < a.charged_on
                 or (o.next_due_on = a.charged_on and a.kind in ('seat-added', 'upgrade', 'number-added'))) then
    raise exception 'a charge that was due earlier is not written yet' using errcode = 'restrict_violation';
  end if;
  if exists (select 1 from organisations o join added a on a.org_id = o.id where o.currency <> a.currency) then
    raise exception 'a charge in another currency than the organisation''s' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
