-- Which phones may register now, for a telephone exchange: username and domain as they sign in, the HA1 digest that their secret
-- is compared by, and whether it is allowed, as lib/extensions/may-register.ts says too. Read by a role of its own
-- (`npm run sip:grant`) with that role's rights and policies, never the owner's. Who is not allowed gets a digest that nothing
-- matches, so that an exchange which forgets to look at `allowed` still refuses.
create view sip_subscribers with (security_invoker = true) as
select username, domain, allowed,
       case when allowed then ha1 else replace(gen_random_uuid()::text, '-', '') end as ha1
  from (
    select e.number as username, d.domain, e.ha1,
           coalesce(
             a.state = 'Active' and (
               not (s.force_login or e.type = 'Web')
               or exists (
                 select 1 from sessions x
                  where x.org_id = a.org_id and x.agent_id = a.id and x.ended_because is null and now() < x.ends_at
                    and now() < x.seen_at + make_interval(mins => o.session_idle_minutes))),
             false) as allowed
      from sip_domains d
      join organisations o on o.id = d.org_id and o.sip_domain = d.domain
      join extensions e on e.org_id = o.id
      left join seats s on s.org_id = e.org_id and s.id = e.seat_id
      left join seat_occupancies held on held.org_id = s.org_id and held.seat_id = s.id and held.held_until is null
      left join agents a on a.org_id = held.org_id and a.id = held.agent_id
     where e.ha1 is not null
  ) account;
