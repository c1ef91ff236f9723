-- What numbers of a country cost on a day when one was charged is never rewritten, as with tiers. A second charge keeps the price of
-- the first's day, and so holds nothing fast on its own.
create function number_price_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from charges c join numbers n on n.org_id = c.org_id and n.id = c.number_id
              where c.org_id in (old.org_id, new.org_id) and c.currency in (old.currency, new.currency)
                and n.country in (old.country, new.country) and c.charged_on >= least(old.starts_on, new.starts_on)
                and c.kind not in ('number-added-rest', 'number-renewal-rest')) then
    raise exception 'a number was charged at this price already' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger number_prices_stay before insert or update or delete on number_prices
  for each row execute function number_price_stays();
