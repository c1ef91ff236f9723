import type { CarrierName } from "#lib/values/number-state.ts";
import type { Carrier } from "./carrier.ts";
import { fictionalCarrier } from "./fictional.ts";
import { twilioCarrier } from "./twilio.ts";

export interface CarrierEnvironment {
  TWILIO_ACCOUNT_SID?: string | undefined;
  TWILIO_AUTH_TOKEN?: string | undefined;
  TWILIO_BASE_URL?: string | undefined;
}

/** Gives the carrier that numbers are bought from here: Twilio where it has an account, else the built-in one. */
export function chooseCarrier(env: CarrierEnvironment): Carrier {
  return carrierNamed("twilio", env) ?? fictionalCarrier();
}

/** The carrier that sold a number; null for Twilio's where no account is configured any more. */
export function carrierNamed(name: CarrierName, env: CarrierEnvironment): Carrier | null {
  if (name === "fictional") return fictionalCarrier();
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_BASE_URL: baseUrl } = env;
  return accountSid && authToken ? twilioCarrier({ accountSid, authToken, baseUrl }) : null;
}
