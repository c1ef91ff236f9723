-- What a tier cost on a day when something was charged for it is never rewritten. A second charge keeps the price of the
-- first's day, and so holds nothing fast on its own.
create function price_stays() returns trigger language plpgsql as $$
declare
  price tier_prices := coalesce(new, old);
  since date := least(old.starts_on, new.starts_on);
begin
  if exists (select 1 from charges c
              where c.org_id = price.org_id and price.tier_id in (c.tier_id, c.from_tier_id)
                and c.charged_on >= since and c.kind not in ('seat-added-rest', 'renewal-rest', 'upgrade-rest')) then
    raise exception 'something was charged at this price already' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger tier_prices_stay before insert or update or delete on tier_prices
  for each row execute function price_stays();
--> statement-breakpoint

-- The same for how an organisation is billed: what was charged since was charged by these terms.
create function terms_stay() returns trigger language plpgsql as $$
declare
  terms billing_terms := coalesce(new, old);
  since date := least(old.starts_on, new.starts_on);
begin
  if exists (select 1 from charges where org_id = terms.org_id and charged_on >= since) then
    raise exception 'something was charged by these terms already' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger billing_terms_stay before insert or update or delete on billing_terms
  for each row execute function terms_stay();
