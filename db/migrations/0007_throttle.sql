-- The throttle in two statements an attempt: each round trip is a good part of what a sign-in costs beside its hash.

-- Counts one up, from one again once the time is over. `at` and `expire` are milliseconds since 1970.
create function count_up(counter text, lasts bigint, at bigint) returns rate_limits language plpgsql as $$
declare counted rate_limits;
begin
  insert into rate_limits as r (key, points, expire) values (counter, 1, at + lasts)
    on conflict (key) do update set
      points = case when r.expire <= at then 1 else r.points + 1 end,
      expire = case when r.expire <= at then at + lasts else r.expire end
    returning * into counted;
  return counted;
end $$;
--> statement-breakpoint

-- Counts an attempt before it is made; gives how many milliseconds it has to wait, 0 when it may be made. The rules are told
-- in lib/auth/throttle.ts. In one order for all, so that two attempts never wait for each other: address, account, gate.
create function begin_attempt(
  purpose text, account text, account_points integer, account_lasts bigint,
  network text, network_points integer, network_lasts bigint, at bigint
) returns bigint language plpgsql as $$
declare
  failures text := purpose || '.account:' || account;
  gate text := purpose || '.gate:' || account;
  counted rate_limits;
  free_attempts constant integer := 3;
  longest_block constant integer := 4;
  second constant bigint := 1000;
  day constant bigint := 86400 * second;
begin
  -- The address first: one that is over its budget can no longer use up the budgets of accounts.
  if network is not null then
    counted := count_up(purpose || '.address:' || network, network_lasts, at);
    if counted.points > network_points then return counted.expire - at; end if;
  end if;

  -- Looked at before counting: who clicks again during a wait is told to wait, not brought nearer to a block.
  select * into counted from rate_limits where key = gate and expire > at;
  if found then return counted.expire - at; end if;

  counted := count_up(failures, account_lasts, at);
  if counted.points > account_points + 1 then return counted.expire - at; end if;
  if counted.points > account_points then
    counted := count_up(purpose || '.blocks:' || account, day, at);
    account_lasts := account_lasts * least(2 ^ (counted.points - 1), longest_block)::bigint;
    update rate_limits set expire = at + account_lasts where key = failures;
    return account_lasts;
  end if;

  if counted.points > free_attempts then
    counted := count_up(gate, (second * 2 ^ (counted.points - free_attempts - 1))::bigint, at);
    if counted.points > 1 then return counted.expire - at; end if;
  end if;
  return 0;
end $$;
--> statement-breakpoint

-- An attempt that succeeded clears its account's count and is taken off its address's.
create function attempt_succeeded(purpose text, account text, network text) returns void language plpgsql as $$
begin
  update rate_limits set points = points - 1 where key = purpose || '.address:' || network;
  delete from rate_limits where key in (purpose || '.account:' || account, purpose || '.gate:' || account);
end $$;
