import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { MinorUnits } from "#lib/values/money.ts";
import { carriers, numberStates } from "#lib/values/number-state.ts";
import { agents } from "./agents.ts";
import { day, idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { routes } from "./routes.ts";
import { seats } from "./seats.ts";

const minorUnits = () => bigint({ mode: "bigint" }).$type<MinorUnits>();

/** What a carrier said of a number when it was found. */
const offered = () => ({
  /** E.164: "+14155550123". */
  number: text().notNull(),
  carrier: text({ enum: carriers }).notNull(),
  country: char({ length: 2 }).notNull(),
  /** As the carrier names it: "San Francisco, CA"; null where it does not say. */
  place: text(),
  hasVoice: boolean().notNull(),
  hasSms: boolean().notNull(),
});

/**
 * Phone numbers, from the moment that somebody asked to buy them. A live one (requested, bought, unknown) is one organisation's
 * alone. It belongs to a seat, to a call route, or to nobody, and then waits in the pool.
 */
export const numbers = pgTable(
  "numbers",
  {
    orgId: orgId(),
    id: ownId<"numbers">(),
    ...offered(),
    state: text({ enum: numberStates }).notNull(),
    /** How the carrier names what was bought. */
    carrierId: text(),
    /** What the person saw and the purchase is charged at, in minor units a month; renewals follow the price list. */
    monthlyPrice: minorUnits().notNull(),
    requestedAt: instant().notNull(),
    requestedBy: idColumn<"agents">().notNull(),
    /** Until when a worker that talks to the carrier has it for itself, and when the next one may ask. */
    leasedUntil: instant(),
    askAt: instant(),
    /** Why it was not bought: a fact with a sentence. */
    reason: text(),
    boughtAt: instant(),
    /** The bill date with which it goes, unless it is kept before. */
    releaseOn: day(),
    releasedAt: instant(),
    /** When the carrier had it back: after a release, or when it sold what was given up for failed. */
    returnedAt: instant(),
    /** Once bought it becomes the seat's caller ID, whatever that was; otherwise only where the seat has none. */
    becomesCallerId: boolean().notNull().default(false),
    seatId: idColumn<"seats">(),
    routeId: idColumn<"routes">(),
    /** Since when it belongs to that seat or route, or to nobody. */
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.orgId, t.requestedBy], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.routeId], foreignColumns: [routes.orgId, routes.id] }),
    uniqueIndex("numbers_owned").on(t.number).where(sql`${t.state} in ('requested', 'bought', 'unknown')`),
    uniqueIndex("numbers_direct").on(t.orgId, t.seatId).where(sql`${t.seatId} is not null`),
    index("numbers_by_route").on(t.orgId, t.routeId).where(sql`${t.routeId} is not null`),
    index("numbers_by_state").on(t.orgId, t.state, t.number),
    index("numbers_to_ask").on(t.askAt).where(sql`${t.state} in ('requested', 'unknown')`),
    index("numbers_to_return")
      .on(t.askAt)
      .where(
        sql`${t.carrierId} is not null and ${t.returnedAt} is null and ${t.state} in ('failed', 'released')`,
      ),
    check("numbers_e164", sql`${t.number} ~ '^[+][1-9][0-9]{6,14}$'`),
    check("numbers_state", sql`${t.state} in ('requested', 'bought', 'failed', 'unknown', 'released')`),
    check("numbers_carrier", sql`${t.carrier} in ('twilio', 'fictional')`),
    check("numbers_one_owner", sql`${t.seatId} is null or ${t.routeId} is null`),
    check(
      "numbers_gone",
      sql`${t.state} in ('requested', 'bought', 'unknown') or (${t.seatId} is null and ${t.routeId} is null)`,
    ),
    check(
      "numbers_bought",
      sql`${t.state} <> 'bought' or (${t.boughtAt} is not null and ${t.carrierId} is not null)`,
    ),
    check("numbers_released", sql`(${t.state} = 'released') = (${t.releasedAt} is not null)`),
    check("numbers_price", sql`${t.monthlyPrice} > 0`),
  ],
);

/** Whose a number was, and when: kept by triggers on `numbers`, and read for the last owner. No two rows of a number overlap. */
export const numberPeriods = pgTable(
  "number_periods",
  {
    orgId: orgId(),
    numberId: ownId<"numbers">(),
    seatId: idColumn<"seats">(),
    routeId: idColumn<"routes">(),
    heldFrom: instant().notNull(),
    heldUntil: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.numberId, t.heldFrom] }),
    foreignKey({ columns: [t.orgId, t.numberId], foreignColumns: [numbers.orgId, numbers.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.routeId], foreignColumns: [routes.orgId, routes.id] }),
    index("number_periods_by_seat").on(t.orgId, t.seatId),
    check("number_periods_owner", sql`(${t.seatId} is null) <> (${t.routeId} is null)`),
    check("number_periods_order", sql`${t.heldUntil} is null or ${t.heldFrom} <= ${t.heldUntil}`),
  ],
);

/** Numbers that somebody selected: theirs to buy until `heldUntil`, whatever the organisation of the next one who selects. */
export const numberHolds = pgTable(
  "number_holds",
  {
    ...offered(),
    orgId: orgId(),
    agentId: ownId<"agents">(),
    monthlyPrice: minorUnits().notNull(),
    heldUntil: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.number] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("number_holds_by_agent").on(t.orgId, t.agentId),
    check("number_holds_e164", sql`${t.number} ~ '^[+][1-9][0-9]{6,14}$'`),
  ],
);

/**
 * The operator's price list: what a number of a country costs a month, from which day on. A price is one of a currency; in force are those
 * of the organisation's. What was charged at is never rewritten (trigger).
 */
export const numberPrices = pgTable(
  "number_prices",
  {
    orgId: orgId(),
    currency: char({ length: 3 }).notNull(),
    country: char({ length: 2 }).notNull(),
    startsOn: day().notNull(),
    monthlyPrice: minorUnits().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.currency, t.country, t.startsOn] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("number_prices_positive", sql`${t.monthlyPrice} > 0`),
  ],
);
