/** Kinds of call route (product.md, "Words"). */
export const routeKinds = ["ring-group", "queue", "ivr"] as const;
export type RouteKind = (typeof routeKinds)[number];

/** Whom a call is offered to: the first two in a ring group, the others in a queue. */
export const distributions = ["all-at-once", "in-order", "longest-idle", "fewest-calls"] as const;
export type Distribution = (typeof distributions)[number];

/** Where a call can go on; `voicemail` is the box of the route that it is in. */
export const destinationKinds = ["seat", "route", "voicemail", "hang-up"] as const;
