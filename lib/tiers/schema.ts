import { z } from "zod";
import { PriceField } from "#lib/billing/price-rules.ts";
import { DayField } from "#lib/values/day.ts";
import { CheckboxField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { SeenField } from "#lib/values/seen.ts";

const key = idField<"idempotency_keys">();
const tierId = idField<"tiers">();

const tier = {
  name: NameField,
  hasSms: CheckboxField,
  hasCallRecording: CheckboxField,
  hasConnectionBoost: CheckboxField,
  isOffered: CheckboxField,
};

/** A new tier, with what it costs a month from today on. */
export const AddTier = z.strictObject({ key, ...tier, price: PriceField });
export type AddTier = z.infer<typeof AddTier>;

/** What a tier is called and has; what it costs is a form of its own. */
export const ChangeTierFeatures = z.strictObject({ key, tierId, seen: SeenField, ...tier });
export type ChangeTierFeatures = z.infer<typeof ChangeTierFeatures>;

/** What a tier costs a month from a day on. */
export const SetTierPrice = z.strictObject({ key, tierId, price: PriceField, startsOn: DayField });
export type SetTierPrice = z.infer<typeof SetTierPrice>;

/** The planned price that shall not come. */
export const RemoveTierPrice = z.strictObject({ key, tierId, startsOn: DayField });
export type RemoveTierPrice = z.infer<typeof RemoveTierPrice>;

export const DeleteTier = z.strictObject({ key, tierId });
export type DeleteTier = z.infer<typeof DeleteTier>;
