import { now } from "#lib/clock.ts";
import { addRoute } from "#lib/routes/add-route.ts";
import { draftOf } from "#lib/routes/draft-rules.ts";
import { offeredSeats } from "#lib/routes/offered-seats.ts";
import { AddRoute } from "#lib/routes/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type RouteId } from "#lib/values/ids.ts";

/** Two ring groups, a queue that ends in one of them, and the menu that leads to all. */
export async function addDemoRoutes(admin: Actor): Promise<void> {
  const held = (await offeredSeats(admin)).filter(({ name }) => name !== null).map(({ number }) => number);
  const night = await add(admin, "ring-group", {
    name: "Night desk",
    hasVoicemail: "on",
    greeting: "Nobody is at the desk at the moment. Please leave a message.",
    to: "voicemail",
    distribution: "in-order",
    ringSeconds: "15",
    add: held.slice(0, 3).join(" "),
  });
  const sales = await add(admin, "ring-group", {
    name: "Sales",
    to: `route:${night}`,
    distribution: "all-at-once",
    ringSeconds: "20",
    add: held.slice(3, 9).join(" "),
  });
  const support = await add(admin, "queue", {
    name: "Support",
    hasVoicemail: "on",
    greeting: "Thank you for calling. The next free colleague takes your call.",
    to: "voicemail",
    distribution: "longest-idle",
    ringSeconds: "20",
    maxWaitSeconds: "300",
    add: held.slice(9, 17).join(" "),
  });
  await add(admin, "ivr", {
    name: "Main menu",
    greeting: "Press 1 for sales, 2 for support, or 0 for the desk.",
    to: `route:${night}`,
    ringSeconds: "8",
    "key-1": `route:${sales}`,
    "key-2": `route:${support}`,
    "key-0": "seat",
    "key-0-extension": held[0] ?? "",
  });
}

async function add(
  admin: Actor,
  kind: keyof typeof AddRoute,
  form: Record<string, string>,
): Promise<RouteId> {
  const key = newId<"idempotency_keys">();
  const draft = draftOf(AddRoute[kind].parse({ key, kind, greeting: "", toExtension: "", ...form }));
  const added = await addRoute(admin, { key, draft }, now());
  if (!added.ok) throw new Error(`the demo was refused: ${added.refusal}`);
  return added.value.routeId;
}
