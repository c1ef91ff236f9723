import { z } from "zod";
import { CheckboxField, VersionField } from "#lib/values/form-fields.ts";
import { idField, type LocationId } from "#lib/values/ids.ts";
import { ShortNameField } from "#lib/values/person-name.ts";

/** Degrees as people write them, with a point or a comma; the sign says south and west. At most eight decimals, a millimetre. */
function degreesField(most: 90 | 180, message: "latitude-invalid" | "longitude-invalid") {
  return (
    z
      .string(message)
      .transform((typed) => typed.trim().replace(",", ".").replace("\u2212", "-"))
      .pipe(z.string().regex(/^[+-]?[0-9]{1,3}(\.[0-9]{1,8})?$/, message))
      .transform(Number)
      .pipe(z.number().min(-most, message).max(most, message))
      // No minus before zero, which reads as another place.
      .transform((degrees) => degrees + 0)
  );
}

const location = {
  key: idField<"idempotency_keys">(),
  name: ShortNameField,
  latitude: degreesField(90, "latitude-invalid"),
  longitude: degreesField(180, "longitude-invalid"),
  isOffered: CheckboxField,
};

/** A server location as /settings/locations/new has it; coordinates are WGS 84. */
export const AddLocation = z.strictObject(location);
export type AddLocation = z.infer<typeof AddLocation>;

export const ChangeLocation = z.strictObject({
  ...location,
  locationId: idField<"locations">(),
  version: VersionField,
});
export type ChangeLocation = z.infer<typeof ChangeLocation>;

export const DeleteLocation = z.strictObject({
  key: idField<"idempotency_keys">(),
  locationId: idField<"locations">(),
});
export type DeleteLocation = z.infer<typeof DeleteLocation>;

/** The choice that stands for whichever is nearest to the person when the form is sent. */
export const nearest = "nearest";

/** A person's server location: by id, the nearest, or none; not there on a form without it, which changes nothing. */
export const LocationChoiceField = z
  .string()
  .transform((raw, context): LocationId | typeof nearest | null => {
    if (raw === "") return null;
    if (raw === nearest) return nearest;
    const id = idField<"locations">().safeParse(raw);
    if (id.success) return id.data;
    context.addIssue({ code: "custom", message: "location-unknown" });
    return z.NEVER;
  })
  .optional();
export type LocationChoice = z.infer<typeof LocationChoiceField>;

/** City, country or time zone that somebody works from; only ever used to find the nearest. */
export const WorksFromField = z.string().max(300, "place-unknown").optional();
