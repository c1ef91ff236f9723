import { now } from "#lib/clock.ts";
import { enableBoost } from "#lib/seats/enable-boost.ts";
import { parseId } from "#lib/values/ids.ts";
import { usage } from "./command.mjs";

const seatId = parseId<"seats">(process.argv[2]);
if (!seatId) {
  if (process.argv[2]) console.error(`${process.argv[2]} is no seat's id.`);
  console.error(usage);
  process.exit(2);
}

const outcome = await enableBoost(seatId, now());
if (!outcome.ok) {
  console.error(
    outcome.refusal === "seat-not-there"
      ? "There is no such seat, or it was released."
      : "The seat's tier does not have ConnectionBoost.",
  );
  process.exit(1);
}
console.log(`ConnectionBoost is enabled on extension ${outcome.value.extension ?? "(none)"}.`);
process.exit(0);
