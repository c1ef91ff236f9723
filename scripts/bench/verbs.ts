import { addAgent } from "#lib/agents/add-agent.ts";
import { AddAgent } from "#lib/agents/schema.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { SignIn } from "#lib/auth/schema.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { rightPassword, withPassword } from "../../db/testing/an-account.ts";
import { anEmail, anOrganisation } from "../../db/testing/an-organisation.ts";
import { inRounds, ratePerSecond } from "./rounds.mjs";

// Prints, as one line of JSON, how many raw hashes, sign-ins and added agents there were per second, by round.
const atOnce = 8;
const rounds = 9;
const seconds = 1.5;

const { admin, member, tiers } = await anOrganisation();
const tierId = tiers[0]?.id ?? newId<"tiers">();
/** The same for every seat of that tier on that day. */
const pin = (await quoteSeatChoice(admin, { kind: "new", tierId }, now()))?.pin;
const accounts = await accountsForEachHand();

const rates = await inRounds(
  {
    hashes: () => ratePerSecond(() => hashPassword(rightPassword), { atOnce, seconds }),
    signIns: () => ratePerSecond(signInOnce, { atOnce, seconds }),
    agentsAdded: () => ratePerSecond(() => addOnce(admin), { atOnce, seconds }),
  },
  rounds,
);
console.log(JSON.stringify(rates));
process.exit();

/** Eight for each, since nobody signs in by one account without a pause. */
async function accountsForEachHand(): Promise<Actor[][]> {
  const all = [];
  for (let hand = 0; hand < atOnce; hand += 1) {
    const own = [];
    for (let count = 0; count < 8; count += 1) own.push(await withPassword(await member("agent")));
    all.push(own);
  }
  return all;
}

async function signInOnce(hand: number): Promise<void> {
  const own = accounts[hand] ?? [];
  const account = own.shift();
  if (!account) throw new Error("no account left");
  own.push(account);
  const typed = SignIn.parse({ email: account.email, password: rightPassword });
  const client = { address: `192.0.2.${hand}`, userAgent: "npm run bench" };
  const outcome = await signIn(typed, client, now());
  if (!outcome.ok) throw new Error(`a sign-in was refused: ${outcome.refusal}`);
}

/** Each on a new seat with the next free extension, and a mail: the most that Add Agent does. */
async function addOnce(actor: Actor): Promise<void> {
  const form = AddAgent.parse({
    key: newId<"idempotency_keys">(),
    email: anEmail("joiner"),
    name: "Joy Joiner",
    role: "agent",
    language: "en",
    unitId: "",
    landLine: "",
    mobile: "",
    seat: `tier:${tierId}`,
    extension: "",
    proposedExtension: "",
    extensionType: "SIP",
    sendCredentials: "on",
    mustChange: "on",
    quote: pin,
  });
  const outcome = await addAgent(actor, form, now());
  if (!outcome.ok) throw new Error(`an agent was refused: ${outcome.refusal}`);
}
