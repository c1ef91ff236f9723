import { parseArgs } from "node:util";
import { now } from "#lib/clock.ts";
import { addOrganisation } from "#lib/organisations/add-organisation.ts";
import { AddOrganisation } from "#lib/organisations/schema.ts";

const usage = `npm run org:create -- --organisation "Acme Support" --name "Ada Byron" --email ada@example.com
  --time-zone Europe/Berlin --currency EUR [--cycle monthly|quarterly|annual] [--bill-day 1]
  [--contract-start 2026-01-01 --contract-end 2026-12-31]`;

const { values } = parseArgs({
  options: {
    organisation: { type: "string" },
    name: { type: "string" },
    email: { type: "string" },
    "time-zone": { type: "string" },
    currency: { type: "string" },
    cycle: { type: "string", default: "monthly" },
    "bill-day": { type: "string", default: "1" },
    "contract-start": { type: "string" },
    "contract-end": { type: "string" },
  },
});

const wanted = AddOrganisation.safeParse({
  organisationName: values.organisation,
  name: values.name,
  email: values.email,
  timeZone: values["time-zone"],
  currency: values.currency,
  cycle: values.cycle,
  billDay: values["bill-day"],
  contractStart: values["contract-start"],
  contractEnd: values["contract-end"],
});
if (!wanted.success) {
  console.error(wanted.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  console.error(`\n${usage}`);
  process.exit(2);
}

const outcome = await addOrganisation(wanted.data, "en", now());
if (!outcome.ok) {
  console.error(`${wanted.data.email} already signs in to an organisation. Give the admin another address.`);
  process.exit(1);
}
console.log(`${wanted.data.organisationName} is ready.
  Sign in as          ${wanted.data.email}
  Temporary password  ${outcome.secret}  (to be changed at the first sign-in, within 7 days)`);
process.exit(0);
