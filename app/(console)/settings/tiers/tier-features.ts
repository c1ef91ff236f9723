import type { TierDetails } from "#lib/tiers/queries.ts";

/** What the form of a tier shows, and says to have seen. */
export function featuresOf({ name, hasSms, hasCallRecording, hasConnectionBoost, isOffered }: TierDetails) {
  return { name, hasSms, hasCallRecording, hasConnectionBoost, isOffered };
}
