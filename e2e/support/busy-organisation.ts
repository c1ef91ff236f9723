import { randomUUID } from "node:crypto";
import type { Language } from "../../lib/values/actor.ts";
import { aLocation } from "./a-location.ts";
import { aNumber } from "./a-number.ts";
import { aStatus } from "./a-status.ts";
import { actionOf, postForm } from "./action-request.ts";
import { aCallRoute } from "./call-routes.ts";
import { dayFromNow } from "./days.ts";
import type { GroupingIds } from "./forms.ts";
import { someGroupings } from "./groupings.ts";
import { linkIn } from "./mailbox.ts";
import type { TestOrganisation } from "./organisations.ts";
import { ownOf } from "./own-of.ts";
import { addUnseen, anAddress, type Browsers, signedIn } from "./people.ts";
import type { Rollcall } from "./rollcall.ts";

export type BusyOrganisation = Awaited<ReturnType<typeof busyOrganisation>>;

interface Setting {
  browserOf: Browsers;
  rollcall: Rollcall;
  organisation(wanted: object): Promise<TestOrganisation>;
}

const ofWorkers = new WeakMap<Rollcall, Promise<BusyOrganisation>>();

/**
 * A worker's one busy organisation, for tests that only look at it: what they find of each other is a plan or a price more.
 * Everybody in it reads this language, whatever the test before read.
 */
export async function sharedBusyOrganisation(setting: Setting, language: Language = "en") {
  const { rollcall } = setting;
  const made = ofWorkers.get(rollcall) ?? busyOrganisation(setting);
  ofWorkers.set(rollcall, made);
  const busy = await made;
  await rollcall.database.rows("update agents set language = $1 where org_id = $2", [
    language,
    busy.admin.orgId,
  ]);
  return busy;
}

/** An organisation in which every page has something to show: long names, accounts in every state, a seat on its way out. */
export async function busyOrganisation({ browserOf, organisation, rollcall }: Setting) {
  const { admin, agents, managers, tiers, vacantSeats } = await organisation({
    name: "Contact Centre of the Northern Harbour and Ferries",
    managers: 1,
    agents: 1,
    vacantSeats: 3,
    fill: 60,
  });
  const email = anAddress("wanda.with-a-rather-long-address");
  const { request } = (await signedIn(browserOf, admin)).context();
  const password = await addUnseen(request, {
    email,
    name: "Wanda Wojciechowska-Featherstonehaugh",
    seatId: vacantSeats[0],
  });
  const [row] = await rollcall.database.rows<{ id: string }>("select id from agents where email = $1", [
    email,
  ]);
  const added = row?.id ?? "";
  const agent = `/agents/${added}`;
  const own = await ownOf(added, rollcall.database);
  const mail = randomUUID();
  await rollcall.database.rows(
    `insert into outbox (org_id, id, template, agent_id, recipient, language, state, kept_props, created_at, due_at, state_at)
     values ($1, $2, 'password-changed', $3, $4, 'en', 'bounced', decode('00', 'hex'), now(), now(), now())`,
    [admin.orgId, mail, admin.id, admin.email],
  );
  const status = `/settings/statuses/${await aStatus(rollcall.database, admin.orgId)}`;
  const tier = `/settings/tiers/${tiers[1]?.id}`;
  const seat = `/billing/seats/${vacantSeats[2]}`;
  await rollcall.database.rows("update seats set release_on = '2199-01-01' where id = $1", [vacantSeats[1]]);
  const filled = await rollcall.database.rows<{ id: string }>(
    `select o.agent_id as id from seat_occupancies o join agents a on a.org_id = o.org_id and a.id = o.agent_id
      where o.org_id = $1 order by a.name limit 3`,
    [admin.orgId],
  );
  const route = `/routes/${await aBusyRoute(rollcall, admin.orgId)}`;
  const [seated, held, closed] = filled.map(({ id }) => `/agents/${id}`);
  await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [filled[1]?.id]);
  await rollcall.database.rows("update seat_occupancies set held_until = now() where agent_id = $1", [
    filled[2]?.id,
  ]);
  await rollcall.database.rows("update agents set state = 'Closed', closed_at = now() where id = $1", [
    filled[2]?.id,
  ]);
  const direct = await aNumber(rollcall, admin);
  await rollcall.database.rows("update numbers set seat_id = $1 where id = $2", [vacantSeats[0], direct]);
  const leaving = await aNumber(rollcall, admin);
  await rollcall.database.rows("update numbers set release_on = '2199-01-01' where id = $1", [leaving]);
  const free = await aNumber(rollcall, admin);
  const extension = await aBusyExtension(rollcall, added);
  const groupings = await someGroupings(
    rollcall.database,
    admin.orgId,
    "Everybody at the northern harbour who speaks Norwegian and knows the ferries",
  );
  await aBusyGroup(rollcall, groupings);
  const day = dayFromNow(0);
  const location = `/settings/locations/${await aLocation(rollcall.database, admin.orgId)}`;
  const link = await resetLink(browserOf, admin.email, rollcall);
  return {
    admin,
    own,
    agents,
    managers,
    tiers,
    vacantSeats,
    added,
    agent,
    mail,
    tier,
    status,
    seat,
    direct: `/numbers/${direct}`,
    leaving: `/numbers/${leaving}`,
    free: `/numbers/${free}`,
    seated,
    held,
    closed,
    day,
    extension,
    route,
    group: `/groups/${groupings.groupId}`,
    campaign: `/campaigns/${groupings.campaignId}`,
    unit: `/settings/units/${groupings.unitId}`,
    location,
    link,
    waiting: { email, password },
  };
}

/** The extension of somebody, with a voicemail box, and two devices of which one is paired. */
async function aBusyExtension({ database }: Rollcall, agentId: string): Promise<string> {
  const [extension] = await database.rows<{ id: string }>(
    `update extensions e set has_voicemail = true, voicemail_greeting = 'Nobody is here.' from seat_occupancies o
      where o.agent_id = $1 and e.org_id = o.org_id and e.seat_id = o.seat_id returning e.id`,
    [agentId],
  );
  for (const [kind, mac, paired] of [
    ["desk-phone", "001a2b3c4d5e", null],
    ["softphone", null, new Date()],
  ]) {
    await database.rows(
      `insert into devices (org_id, id, seat_id, kind, name, mac, created_at, paired_at)
       select org_id, gen_random_uuid(), seat_id, $2, 'The one in the harbour master’s office on the second floor', $3, now(), $4
         from seat_occupancies where agent_id = $1`,
      [agentId, kind, mac, paired],
    );
  }
  return `/extensions/${extension?.id}`;
}

/** A menu over two call routes, one of which has lost the seat that it led to; the other has twelve members. */
async function aBusyRoute({ database }: Rollcall, orgId: string): Promise<string> {
  const menu = await aCallRoute(
    database,
    orgId,
    "Welcome to the ferries, the harbour and everything around them",
  );
  const sales = await aCallRoute(database, orgId, "Sales");
  const night = await aCallRoute(database, orgId, "Night shift");
  await database.rows(
    "update routes set kind = 'ivr', distribution = null, greeting = 'Press 1.' where id = $1",
    [menu],
  );
  await database.rows("update routes set to_kind = 'route', to_route_id = $2 where id = $1", [sales, night]);
  await database.rows(
    `update routes set lost_seat_id = (select id from seats where org_id = $2 limit 1) where id = $1`,
    [night, orgId],
  );
  await database.rows(
    `insert into route_keys (org_id, route_id, key, to_kind, to_route_id)
     values ($1, $2, '1', 'route', $3), ($1, $2, '2', 'route', $4), ($1, $2, '#', 'hang-up', null)`,
    [orgId, menu, sales, night],
  );
  await database.rows(
    `insert into route_members (org_id, route_id, seat_id, position)
     select org_id, $2, seat_id, row_number() over () from seat_occupancies where org_id = $1 and held_until is null limit 12`,
    [orgId, sales],
  );
  return menu;
}

/** Most seats are in it, and its campaign names the person who starts later too. */
async function aBusyGroup(
  { database }: Rollcall,
  { groupId, campaignId, unitId }: GroupingIds,
): Promise<void> {
  await database.rows(
    `insert into group_members (org_id, group_id, seat_id)
     select org_id, $1, id from seats where org_id = (select org_id from groups where id = $1) limit 55`,
    [groupId],
  );
  await database.rows(
    `insert into campaign_agents (org_id, campaign_id, agent_id)
     select org_id, $1, id from agents where org_id = (select org_id from campaigns where id = $1)
       and state = 'Active' order by name limit 5`,
    [campaignId],
  );
  await database.rows(
    `update agents set ends_on = '2199-01-01', unit_id = $2 where id in
       (select agent_id from campaign_agents where campaign_id = $1)`,
    [campaignId, unitId],
  );
}

async function resetLink(
  browserOf: Browsers,
  email: string,
  rollcall: { mails: { newest(to: string): Promise<Parameters<typeof linkIn>[0]> } },
): Promise<string> {
  const { request } = await browserOf();
  await postForm(request, actionOf("/forgot-password#askForResetAction"), {
    path: "/forgot-password",
    fields: { email },
    origin: browserOf.origin(),
  });
  return linkIn(await rollcall.mails.newest(email), "/reset-password");
}
