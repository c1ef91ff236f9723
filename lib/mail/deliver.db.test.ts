import { afterEach, beforeEach, expect, it } from "vitest";
import { type MailDelivery, mailDelivery } from "./deliver.ts";
import { aGate, aJoiner, aTransport, onlyMailOf, settleAllMails } from "./testing/a-joiner.ts";
import type { Delivery } from "./transports/transport.ts";

const accepted: Delivery = { kind: "sent", providerId: null };
let delivery: MailDelivery | undefined;

beforeEach(settleAllMails);
afterEach(() => delivery?.stop(5));

it("sends what is due when rung, four at a time, and one slow answer holds up none of the others", async () => {
  const slow = aGate<Delivery>();
  const stuck = await aJoiner();
  const others = [await aJoiner(), await aJoiner(), await aJoiner(), await aJoiner(), await aJoiner()];
  const stuckId = (await onlyMailOf(stuck)).id;
  let open = 0;
  let mostOpen = 0;
  const transport = aTransport("file", async (mail) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const answer = mail.id === stuckId ? await slow.promise : accepted;
    open -= 1;
    return answer;
  });

  delivery = mailDelivery(transport);
  delivery.ring();
  for (const joiner of others) {
    await expect.poll(async () => (await onlyMailOf(joiner)).state, { timeout: 10_000 }).toBe("sent");
  }
  expect(await onlyMailOf(stuck)).toMatchObject({ state: "sending" });
  expect(mostOpen).toBeGreaterThan(1);
  expect(mostOpen).toBeLessThanOrEqual(4);

  slow.open(accepted);
  await expect.poll(async () => (await onlyMailOf(stuck)).state).toBe("sent");
  expect(transport.sent).toHaveLength(6);
});

it("finds what was posted while it is at work, also when nobody waits for the bell", async () => {
  const transport = aTransport("file");
  delivery = mailDelivery(transport);
  delivery.ring();
  const joiner = await aJoiner();
  delivery.ring();
  await expect.poll(async () => (await onlyMailOf(joiner)).state, { timeout: 10_000 }).toBe("sent");
});

it("that is stopped finishes the mail under way and begins no other", async () => {
  const slow = aGate<Delivery>();
  const first = await aJoiner();
  const transport = aTransport("file", () => slow.promise);
  delivery = mailDelivery(transport);
  delivery.ring();
  await expect.poll(() => transport.sent.length).toBe(1);
  const second = await aJoiner();
  const stopped = delivery.stop(5);
  delivery.ring();
  slow.open(accepted);
  await stopped;
  expect(await onlyMailOf(first)).toMatchObject({ state: "sent" });
  expect(await onlyMailOf(second)).toMatchObject({ state: "queued", attempts: 0 });
});

it("that is stopped does not wait for ever for a provider that does not answer", async () => {
  await aJoiner();
  const transport = aTransport("file", () => new Promise(() => {}));
  const stuck = mailDelivery(transport);
  stuck.ring();
  await expect.poll(() => transport.sent.length).toBe(1);
  const began = Date.now();
  await stuck.stop(0.1);
  expect(Date.now() - began).toBeLessThan(2000);
});
