import { expect, test } from "vitest";
import type { SeatChoice } from "#lib/agents/schema.ts";
import { newId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import { nextBest } from "./offer-instead.ts";

const [free, other] = [seatOf("Essential"), seatOf("Professional")];
const [essential, enterprise] = [soldAs("Essential"), soldAs("Enterprise")];
const tierLastUsed = enterprise.id;

test.each<[string, Parameters<typeof nextBest>[0], string | null, SeatChoice]>([
  [
    "another vacant seat of the tier, though it is not the first",
    { vacant: [free, other], tiers: [], tierLastUsed },
    "Professional",
    { kind: "vacant", seatId: other.id },
  ],
  [
    "a vacant seat of another tier, which costs nothing, before a new one",
    { vacant: [free], tiers: [enterprise], tierLastUsed },
    "Enterprise",
    { kind: "vacant", seatId: free.id },
  ],
  [
    "a new seat of the tier that was wanted, not the dearer one that was used last",
    { vacant: [], tiers: [essential, enterprise], tierLastUsed },
    "Essential",
    { kind: "new", tierId: essential.id },
  ],
  [
    "one of the tier used last, where the wanted one is sold no more",
    { vacant: [], tiers: [enterprise], tierLastUsed },
    "Essential",
    { kind: "new", tierId: enterprise.id },
  ],
  [
    "none, where nothing may be bought",
    { vacant: [], tiers: [], tierLastUsed: null },
    "Essential",
    { kind: "none" },
  ],
])("in place of a seat that was taken: %s", (_, offers, tier, choice) => {
  expect(nextBest(offers, tier)).toEqual(choice);
});

function seatOf(tier: string) {
  return { id: newId<"seats">(), tier, extension: null, extensionType: null, releaseOn: null };
}

function soldAs(name: string) {
  const features = { hasSms: false, hasCallRecording: false, hasConnectionBoost: false };
  return { id: newId<"tiers">(), name, monthlyPrice: minorUnits(3500n), ...features };
}
