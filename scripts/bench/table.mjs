import { median, medianRatio } from "./rounds.mjs";

/** What is compared with what, and the least that the ratio should be. */
const comparisons = [
  { what: "sign-ins", of: "signIns", to: "hashes", toWhat: "raw argon2id hashes", target: 0.8 },
  { what: "agents added", of: "agentsAdded", to: "hashes", toWhat: "raw argon2id hashes", target: 0.8 },
  {
    what: "`/agents` of 100,000",
    of: "firstPages",
    to: "emptyPages",
    toWhat: "an empty page of the same Next",
    target: 0.5,
  },
  {
    what: "`/agents` of 100,000",
    of: "firstPages",
    to: "firstPagesOfThousand",
    toWhat: "`/agents` of 1,000",
    target: 0.9,
  },
  {
    what: "its search, few matches",
    of: "searches",
    to: "firstPages",
    toWhat: "its first page",
    target: 0.7,
  },
  {
    what: "its search, every agent matches",
    of: "commonSearches",
    to: "firstPages",
    toWhat: "its first page",
    target: 0.7,
  },
  { what: "its last page", of: "lastPages", to: "firstPages", toWhat: "its first page", target: 0.7 },
];

/** @param {Record<string, number[]>} rates per second, by round */
export function table(rates) {
  const rows = comparisons.map(({ what, of, to, toWhat, target }) => [
    what,
    perSecond(rates[of]),
    toWhat,
    perSecond(rates[to]),
    medianRatio(rates[of], rates[to]).toFixed(2),
    target.toFixed(1),
  ]);
  const head = ["what", "a second", "compared with", "a second", "ratio", "wanted"];
  return [head, ["---", "--:", "---", "--:", "--:", "--:"], ...rows].map(asRow).join("\n");
}

const asRow = (cells) => `| ${cells.join(" | ")} |`;

const perSecond = (rates) => median(rates).toPrecision(3);
