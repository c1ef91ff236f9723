"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { addDevice } from "#lib/devices/add-device.ts";
import { pairDevice, removeDevice } from "#lib/devices/change-device.ts";
import type { AddDeviceRefusal, DeviceRefusal } from "#lib/devices/rules.ts";
import { AddDevice, OneDevice } from "#lib/devices/schema.ts";
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

export const pairDeviceAction = actorAction("phone.own", async (actor, form) => {
  const parsed = parseForm(OneDevice, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await pairDevice(actor, parsed.input, now());
  if (!outcome.ok) return refusedDevice(actor, parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

export const removeDeviceAction = actorAction("phone.own", async (actor, form) => {
  const parsed = parseForm(OneDevice, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await removeDevice(actor, parsed.input);
  if (!outcome.ok) return refusedDevice(actor, parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  return { status: "done", result: null };
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
  "too-many-devices": "",
  "device-not-there": "",
  "form-already-used": "",
};
