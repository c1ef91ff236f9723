import { z } from "zod";
import { asciiDigits } from "#lib/values/digits.ts";
import { CheckboxField, optional } from "#lib/values/form-fields.ts";
import { idField, type RouteId } from "#lib/values/ids.ts";
import { ShortNameField } from "#lib/values/person-name.ts";
import { plainTextField } from "#lib/values/text-fields.ts";

/** Where a form leads a call: a seat by its extension, which is in a field of its own. */
export type WantedDestination =
  | { kind: "extension"; extension: string }
  | { kind: "route"; routeId: RouteId }
  | { kind: "voicemail" }
  | { kind: "hang-up" };

/** The keys of a phone, by the names that fields have for them. */
export const keyNames = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "star", "0", "hash"] as const;
export type KeyName = (typeof keyNames)[number];

export const keyField = (name: KeyName) => `key-${name}` as const;
export const keyExtensionField = (name: KeyName) => `key-${name}-extension` as const;

/** The key as it stands on the phone. */
export function keySign(name: KeyName): string {
  if (name === "star") return "*";
  return name === "hash" ? "#" : name;
}

/** `voicemail`, `hang-up`, `seat` (the extension stands beside it) or `route:<id>`. */
export const DestinationField = z
  .string("destination-unknown")
  .transform((raw, context): { kind: "seat" } | Exclude<WantedDestination, { kind: "extension" }> => {
    if (raw === "voicemail" || raw === "hang-up" || raw === "seat") return { kind: raw };
    const routeId = idField<"routes">().safeParse(raw.replace(/^route:/, ""));
    if (raw.startsWith("route:") && routeId.success) return { kind: "route", routeId: routeId.data };
    context.addIssue({ code: "custom", message: "destination-unknown" });
    return z.NEVER;
  });

/** Judged only where a seat is chosen, since it is out of sight elsewhere. */
export const ToExtensionField = optional(
  z.string().trim().overwrite(asciiDigits).max(100, "extension-invalid"),
);

/** Text that is read to callers. */
export const GreetingField = optional(
  plainTextField({
    longest: 1000,
    tooLong: "greeting-too-long",
    invalid: "greeting-invalid",
  }).transform((greeting) => greeting || null),
);

/** A whole number of seconds within these bounds, which the message names. */
export function secondsField(least: number, most: number, message: string) {
  return z
    .string(message)
    .trim()
    .overwrite(asciiDigits)
    .regex(/^[0-9]{1,5}$/, { error: message, abort: true })
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message));
}

/**
 * What is typed as extensions, with commas, semicolons, spaces or lines between them. What is none is named by the verb, with those
 * that nobody has.
 */
export const ExtensionsField = z
  .string()
  .max(2000, "members-too-many")
  .optional()
  .transform((typed) =>
    asciiDigits(typed ?? "")
      .split(/[\s,;،؛]+/)
      .filter(Boolean),
  );

export const everyRoute = {
  key: idField<"idempotency_keys">(),
  name: ShortNameField,
  greeting: GreetingField,
  hasVoicemail: CheckboxField,
  to: DestinationField,
  toExtension: ToExtensionField,
};
