/**
 * Runs the contenders one after the other, round after round, so that whatever else the machine does meets all of them.
 * A round that warms up comes first and is not counted.
 *
 * @template {string} Name
 * @param {Record<Name, () => Promise<number>>} contenders each gives its rate for one turn
 * @param {number} rounds
 * @returns {Promise<Record<Name, number[]>>} the rates by round
 */
export async function inRounds(contenders, rounds) {
  const names = Object.keys(contenders);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const rate = await contenders[name]();
      if (round > 0) rates[name].push(rate);
    }
  }
  return rates;
}

/** The median over the rounds of one contender's rate to the other's in the same round. */
export function medianRatio(rates, others) {
  return median(rates.map((rate, round) => rate / others[round]));
}

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How often `work` is done per second by `atOnce` hands that each begin anew when they are done, for `seconds`. What is
 * under way at the end is waited for and counted, and so is its time.
 *
 * @param {(hand: number) => Promise<unknown>} work
 */
export async function ratePerSecond(work, { atOnce, seconds }) {
  const started = performance.now();
  const end = started + seconds * 1000;
  let count = 0;
  const hands = Array.from({ length: atOnce }, async (_, hand) => {
    while (performance.now() < end) {
      await work(hand);
      count += 1;
    }
  });
  await Promise.all(hands);
  return count / ((performance.now() - started) / 1000);
}
