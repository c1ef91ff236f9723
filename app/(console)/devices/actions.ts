"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { addDevice } from "#lib/devices/add-device.ts";
import { pairDevice, removeDevice } from "#lib/devices/change-device.ts";
import type { AddDeviceRefusal, DeviceRefusal } from "#lib/devices/rules.ts";
import { AddDevice, ChangeDevice } from "#lib/devices/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const addDeviceAction = actorAction<string>("phone.own", async (actor, form) => {
  const parsed = parseForm(AddDevice, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addDevice(actor, parsed.input, now());
  if (!outcome.ok) return refusedDevice(actor, parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  const t = await getTranslations("devices");
  const { kind, name } = parsed.input;
  return { status: "done", result: t(kind === "browser" ? "addedBrowser" : "added", { name }) };
});

export const changeDeviceAction = actorAction<string>("phone.own", async (actor, form) => {
  const parsed = parseForm(ChangeDevice, form);
  if (!parsed.ok) return parsed.state;

  const { key, change } = parsed.input;
  const one = { key, deviceId: change.deviceId };
  const isPairing = change.act === "pair";
  const outcome = await (isPairing ? pairDevice(actor, one, now()) : removeDevice(actor, one));
  revalidatePath("/", "layout");
  if (!outcome.ok) return refusedDevice(actor, parsed.values, outcome.refusal);
  const t = await getTranslations("devices");
  return { status: "done", result: t(isPairing ? "paired" : "removed", { name: outcome.value.name }) };
});

type Refusal = Sentenced<AddDeviceRefusal | DeviceRefusal | "form-already-used">;

async function refusedDevice(actor: Actor, values: FormValues, refusal: Refusal): Promise<FormState<never>> {
  if (refusal === "not-allowed") await noteDenial(actor, "devices.change");
  return refusedForm(values, refusal, { field: fields[refusal] });
}

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Refusal, string> = {
  "mac-taken": "mac",
  "device-needs-sip": "kind",
  "seat-not-there": "",
  "not-allowed": "",
  "not-on-yourself": "",
  "admins-only-by-admins": "",
  "too-many-devices": "",
  "device-not-there": "",
  "form-already-used": "",
};
