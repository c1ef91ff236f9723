import { getTranslations } from "next-intl/server";
import { findLocation } from "#lib/locations/queries.ts";
import type { ChangeLocation } from "#lib/locations/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";

/** The form again after somebody else saved: what was typed, what is saved beside each field that differs, and the version to save over. */
export async function besideWhatIsSaved(
  actor: Actor,
  typed: ChangeLocation,
  values: FormValues,
): Promise<FormState<never>> {
  const [t, audit, now] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("audit"),
    findLocation(actor, typed.locationId),
  ]);
  if (!now) return refusedForm(values, "location-not-there");
  const saved = {
    name: now.name,
    latitude: String(now.latitude),
    longitude: String(now.longitude),
    isOffered: audit(now.isOffered ? "yes" : "no"),
  };
  const differing = (["name", "latitude", "longitude", "isOffered"] as const).filter(
    (field) => now[field] !== typed[field],
  );
  const beside = Object.fromEntries(differing.map((field) => [field, t("saved", { value: saved[field] })]));
  return refusedForm({ ...values, version: String(now.version) }, "changed-meanwhile", { beside });
}
