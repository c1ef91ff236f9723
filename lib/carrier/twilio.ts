import type { CarrierRefusal, Search } from "#lib/values/carrier-answer.ts";
import { type Carrier, mostOffers } from "./carrier.ts";
import { openTwilio, type TwilioAccount } from "./twilio-client.ts";
import { failureOf } from "./twilio-failure.ts";
import { attemptsFor, offersFrom } from "./twilio-search.ts";

/** Twilio answers in a second or two; who waits at a screen is told sooner than after its package's 30 seconds. */
const answerWithinMs = 10_000;

/** More than are shown, since some do not fit and some are held. */
const listedAtOnce = 50;

/**
 * Twilio's REST API by its own package. Nothing is tried again by itself: of a purchase that got no answer nobody knows whether it
 * was one. The purchase's reference is the number's friendly name.
 */
export function twilioCarrier(account: TwilioAccount, withinMs = answerWithinMs): Carrier {
  const open = () => openTwilio(account, withinMs);
  return {
    name: "twilio",

    async search(wanted, except) {
      const { availablePhoneNumbers } = await open();
      const { local } = availablePhoneNumbers(wanted.country);
      const kind = {
        ...(wanted.hasSms && { smsEnabled: true }),
        ...(wanted.hasVoice && { voiceEnabled: true }),
      };
      let nothing: Search = { ok: true, offers: [], reach: "as-asked" };
      for (const { reach, query } of attemptsFor(wanted)) {
        const answer = await local.list({ ...query, ...kind, limit: listedAtOnce }).then(
          (listed): Search => ({ ok: true, reach, offers: offersFrom(listed, wanted, except) }),
          (error: unknown): Search => ({ ok: false, refusal: refusalOf(error) }),
        );
        if (!answer.ok) return answer;
        if (answer.offers.length > 0) return { ...answer, offers: answer.offers.slice(0, mostOffers) };
        nothing = answer;
      }
      return nothing;
    },

    async buy(number, reference) {
      const { incomingPhoneNumbers } = await open();
      return incomingPhoneNumbers.create({ phoneNumber: number, friendlyName: reference }).then(
        ({ sid }) => (sid ? { kind: "bought", carrierId: sid } : { kind: "unknown" }),
        (error: unknown) => {
          const failure = failureOf(error);
          if (failure.kind === "refused" || failure.kind === "taken") return failure;
          return failure.kind === "gone"
            ? { kind: "refused", reason: "carrier-refused" }
            : { kind: "unknown" };
        },
      );
    },

    async find(number, reference) {
      const { incomingPhoneNumbers } = await open();
      return incomingPhoneNumbers.list({ phoneNumber: number, limit: listedAtOnce }).then(
        (owned) => {
          const ours = owned.find((each) => each.phoneNumber === number && each.friendlyName === reference);
          return ours ? { kind: "ours", carrierId: ours.sid } : { kind: "not-ours" };
        },
        () => ({ kind: "no-answer" }),
      );
    },

    async release(carrierId) {
      const { incomingPhoneNumbers } = await open();
      return incomingPhoneNumbers(carrierId)
        .remove()
        .then(
          () => ({ kind: "returned" }),
          (error: unknown) =>
            failureOf(error).kind === "gone" ? { kind: "returned" } : { kind: "no-answer" },
        );
    },
  };
}

/** Of a search all that is not understood is the same: there is no answer to show. An area that Twilio has never heard of is none. */
function refusalOf(error: unknown): CarrierRefusal {
  const failure = failureOf(error);
  return failure.kind === "refused" ? failure.reason : "carrier-unreachable";
}
