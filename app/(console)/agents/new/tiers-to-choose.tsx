import { DescriptionList } from "#components/ui/description-list.tsx";
import type { seatOffers } from "#lib/seats/queries.ts";
import { tierFeatureWords } from "../../tier-features.ts";

/** What is in each tier, beside the choice of a new seat. */
export async function TiersToChoose({ tiers }: Pick<Awaited<ReturnType<typeof seatOffers>>, "tiers">) {
  const featuresOf = await tierFeatureWords();
  return <DescriptionList facts={tiers.map((tier) => ({ label: tier.name, value: featuresOf(tier) }))} />;
}
