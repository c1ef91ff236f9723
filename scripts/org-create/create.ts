import { parseArgs } from "node:util";
import { now } from "#lib/clock.ts";
import { addOrganisation } from "#lib/organisations/add-organisation.ts";
import { AddOrganisation } from "#lib/organisations/schema.ts";
import { errorsByField } from "#lib/values/form-state.ts";
import en from "../../messages/en.json" with { type: "json" };
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
  for (const [field, key] of Object.entries(errorsByField(wanted.error.issues)))
    console.error(`--${optionOf(field)}: ${sentenceOf(key)}`);
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

/** The option of a field: `timeZone` is asked for as `time-zone`. */
function optionOf(field: string): string {
  if (field === "organisationName") return "organisation";
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function sentenceOf(key: string): string {
  return new Map(Object.entries(en.errors)).get(key) ?? key;
}
