-- Whether calls may be put through to a phone as well: not while its person's status takes none, as lib/seats/may-call.ts says too.
create or replace view sip_subscribers with (security_invoker = true) as
select username, domain, allowed,
       case when allowed then ha1 else replace(gen_random_uuid()::text, '-', '') end as ha1,
       allowed and takes_calls as receives
  from (
    select e.number as username, d.domain, e.ha1,
           coalesce(
             a.state = 'Active' and (
               not (s.force_login or e.type = 'Web')
               or exists (
                 select 1 from sessions x
                  where x.org_id = a.org_id and x.agent_id = a.id and x.ended_because is null and now() < x.ends_at
                    and now() < x.seen_at + make_interval(mins => o.session_idle_minutes))),
             false) as allowed,
           coalesce(
             (select w.takes_calls from statuses w
                left join current_statuses c on c.org_id = w.org_id and c.status_id = w.id and c.agent_id = a.id
               where w.org_id = a.org_id order by c.agent_id is null, w.position limit 1),
             true) as takes_calls
      from sip_domains d
      join organisations o on o.id = d.org_id and o.sip_domain = d.domain
      join extensions e on e.org_id = o.id
      left join seats s on s.org_id = e.org_id and s.id = e.seat_id
      left join seat_occupancies held on held.org_id = s.org_id and held.seat_id = s.id and held.held_until is null
      left join agents a on a.org_id = held.org_id and a.id = held.agent_id
     where e.ha1 is not null
  ) account;
