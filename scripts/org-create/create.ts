import { parseArgs } from "node:util";
import { now } from "#lib/clock.ts";
import { addOrganisation } from "#lib/organisations/add-organisation.ts";
import { AddOrganisation } from "#lib/organisations/schema.ts";
import { options, usage } from "./command.mjs";

const { values } = parseArgs({ options });

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
