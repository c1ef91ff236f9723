import { randomInt } from "node:crypto";
import { join } from "node:path";
import { addAgent } from "#lib/agents/add-agent.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { deleteAgent } from "#lib/agents/delete-agent.ts";
import { findAgent } from "#lib/agents/queries.ts";
import { AddAgent } from "#lib/agents/schema.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import { addDevice } from "#lib/devices/add-device.ts";
import { pairDevice } from "#lib/devices/change-device.ts";
import { AddDevice } from "#lib/devices/schema.ts";
import { env } from "#lib/env.ts";
import { addExtension } from "#lib/extensions/add-extension.ts";
import { AddExtension } from "#lib/extensions/schema.ts";
import { deliverNext } from "#lib/mail/deliver-next.ts";
import { fileTransport } from "#lib/mail/transports/file.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { SetUp } from "#lib/organisations/schema.ts";
import { setUp } from "#lib/organisations/set-up.ts";
import { listTiers } from "#lib/seats/queries.ts";
import { addUnit } from "#lib/units/add-unit.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, type Day, dayIn } from "#lib/values/day.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { enter, leave, settleIn } from "./enter.ts";
import { addDemoGroups } from "./groups.ts";
import { buyDemoNumbers } from "./numbers.ts";
import { type DemoPerson, people, units } from "./people.ts";
import { addDemoRoutes } from "./routes.ts";
import { keepSignIns } from "./sign-ins.mjs";

if (await isFirstRun()) await fill();
process.exit(0);

/** Makes the demo through the same verbs as the screens: nothing here that a person could not have clicked. */
async function fill(): Promise<void> {
  const password = madeUpPassword();
  const email = "ada@demo.example.com";
  sure(
    await setUp(
      SetUp.parse({
        organisationName: "Northwind Contact Centre",
        name: "Ada Admin",
        email,
        password,
        timeZone: "Europe/London",
        currency: "GBP",
        cycle: "monthly",
        billDay: "1",
      }),
      "en",
      now(),
    ),
  );
  const admin = await enter(email, password);
  const unitIds = [];
  for (const name of units) {
    unitIds.push(sure(await addUnit(admin, { key: newId<"idempotency_keys">(), name })).value.unitId);
  }
  const tierIds = (await listTiers(admin)).map((tier) => tier.id);

  await makeWaitingExtensions(admin);
  let manager: DemoPerson | undefined;
  let agent: DemoPerson | undefined;
  for (const person of people) {
    const today = dayIn(admin.organisation.timeZone, now());
    await live(admin, person, formFor(person, { unitIds, tierIds, today }), password);
    if (person.life === "active" && person.role === "manager") manager ??= person;
    if (person.life === "active" && person.role === "agent") agent ??= person;
  }
  await addDemoRoutes(admin);
  await buyDemoNumbers(admin);
  await addDemoGroups(admin);
  await leave(admin);
  await keepSignIns(
    env().DATA_DIR,
    `Who can sign in to the demo, all with the password  ${password}
  admin    ${email}
  manager  ${manager?.email}
  agent    ${agent?.email}

The mails that the demo itself caused lie in ${mailFolder()}; nobody was sent one. What is
mailed from now on goes the way that the settings say.`,
  );
  await sendMails();
}

/**
 * As files, whatever provider is configured: the people are made up. Here and not by the server, whose lines about it would push who can
 * sign in off the terminal.
 */
async function sendMails(): Promise<void> {
  const transport = fileTransport(mailFolder());
  while (await deliverNext(transport));
}

function mailFolder(): string {
  return join(env().DATA_DIR, "mail");
}

/** Adds the person and takes the account as far as it has come. */
async function live(admin: Actor, person: DemoPerson, form: AddAgent, password: string): Promise<void> {
  const quote = await quoteSeatChoice(admin, form.seat, now());
  const added = sure(await addAgent(admin, { ...form, quote: quote?.pin ?? null }, now()));
  const button = { key: newId<"idempotency_keys">(), agentId: added.value.agentId };
  await equip(admin, added.value.agentId, person);
  if (person.life === "waiting" || person.life === "scheduled") return;
  await settleIn(person.email, added.secret ?? "", password);
  if (person.life === "deactivated") sure(await deactivateAgent(admin, button, now()));
  if (person.life === "closed") {
    sure(await deleteAgent(admin, { ...button, seat: "keep", seatId: null }, now()));
  }
}

/** Two extensions wait for seats, with voicemail boxes. */
async function makeWaitingExtensions(admin: Actor): Promise<void> {
  for (const [number, greeting] of [
    ["800", "Northwind, reception. Nobody is at the desk: leave your name and number."],
    ["801", ""],
  ] as const) {
    const form = { key: newId(), number, type: "SIP", hasVoicemail: "on", greeting };
    sure(await addExtension(admin, AddExtension.parse(form), now()));
  }
}

/** Whoever has a SIP phone has it on the desk or in a pocket; those who have started have paired theirs. */
async function equip(admin: Actor, agentId: AgentId, person: DemoPerson): Promise<void> {
  const agent = await findAgent(admin, agentId);
  if (!agent?.seatId || agent.extensionType !== "SIP") return;
  const isDesk = Number(agent.extension) % 2 === 0;
  const added = sure(
    await addDevice(
      admin,
      AddDevice.parse({
        key: newId(),
        seatId: agent.seatId,
        kind: isDesk ? "desk-phone" : "softphone",
        name: isDesk ? `Desk phone ${agent.extension}` : "Laptop",
        mac: isDesk ? `02:00:00:${agent.extension?.padStart(6, "0").match(/../g)?.join(":")}` : "",
      }),
      now(),
    ),
  );
  const button = { key: newId<"idempotency_keys">(), deviceId: added.value.deviceId };
  if (person.life === "active") sure(await pairDevice(admin, button, now()));
}

interface Place {
  unitIds: string[];
  tierIds: string[];
  today: Day;
}

function formFor(person: DemoPerson, { unitIds, tierIds, today }: Place): AddAgent {
  const startsOn = person.startsInDays && addDays(today, person.startsInDays);
  return AddAgent.parse({
    key: newId(),
    email: person.email,
    name: person.name,
    role: person.role,
    language: person.language,
    unitId: unitIds[person.unit],
    mobile: person.mobile,
    locationId: "nearest",
    seat: person.tier === null ? "none" : `tier:${tierIds[person.tier]}`,
    extensionType: person.unit === 1 ? "Web" : "SIP",
    ...(startsOn && { startsOn }),
    ...(startsOn && person.endsAfterDays && { endsOn: addDays(startsOn, person.endsAfterDays) }),
    ...((person.life === "waiting" || person.life === "scheduled") && { sendCredentials: "on" }),
    mustChange: "on",
  });
}

/** New for each demo, since a password in a public repository is known to everybody. */
function madeUpPassword(): string {
  const words = [
    "copper",
    "lantern",
    "seven",
    "bridges",
    "harbour",
    "thistle",
    "quiet",
    "heron",
    "marble",
    "orchard",
  ];
  // Each once: the same word thrice would be refused as a common password.
  const pick = () => words.splice(randomInt(words.length), 1)[0];
  return `${pick()}-${pick()}-${pick()}-${randomInt(1000, 9999)}`;
}

function sure<Value>(outcome: Outcome<Value, string>) {
  if (!outcome.ok) throw new Error(`the demo was refused: ${outcome.refusal}`);
  return outcome;
}
