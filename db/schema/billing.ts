import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  char,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { chargeKinds } from "#lib/billing/charge-rules.ts";
import { cycles } from "#lib/billing/period-rules.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import { agents } from "./agents.ts";
import { day, idColumn, instant, orgId, ownId } from "./columns.ts";
import { numbers } from "./numbers.ts";
import { organisations } from "./organisations.ts";
import { seats, tiers } from "./seats.ts";

const minorUnits = () => bigint({ mode: "bigint" }).$type<MinorUnits>();

/** How the organisation is billed, from which day on: that of setup, later ones a bill date. */
export const billingTerms = pgTable(
  "billing_terms",
  {
    orgId: orgId(),
    startsOn: day().notNull(),
    cycle: text({ enum: cycles }).notNull(),
    billDay: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.startsOn] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    check("billing_terms_cycle", sql`${t.cycle} in ('monthly', 'quarterly', 'annual')`),
    check("billing_terms_bill_day", sql`${t.billDay} between 1 and 31`),
  ],
);

/** What a tier costs a month, from which day on. What was in force once is never rewritten (trigger). */
export const tierPrices = pgTable(
  "tier_prices",
  {
    orgId: orgId(),
    tierId: ownId<"tiers">(),
    startsOn: day().notNull(),
    monthlyPrice: minorUnits().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.tierId, t.startsOn] }),
    foreignKey({ columns: [t.orgId, t.tierId], foreignColumns: [tiers.orgId, tiers.id] }),
    check("tier_prices_positive", sql`${t.monthlyPrice} > 0`),
  ],
);

/** What both an owed and a written charge say: for which seat or number, which days [from, until), at what price. */
const instalment = () => ({
  orgId: orgId(),
  id: ownId<"charges">(),
  /** The seat, and its tier; null for a number. */
  seatId: idColumn<"seats">(),
  numberId: idColumn<"numbers">(),
  kind: text({ enum: chargeKinds }).notNull(),
  coversFrom: day().notNull(),
  coversUntil: day().notNull(),
  days: integer().notNull(),
  ofDays: integer().notNull(),
  /** Whole billing months charged; 0 for a part of one. */
  months: integer().notNull(),
  tierId: idColumn<"tiers">(),
  /** The tier that an upgrade left. */
  fromTierId: idColumn<"tiers">(),
  /** Of the tier or number, or the difference that an upgrade makes. */
  monthlyPrice: minorUnits().notNull(),
  amount: minorUnits().notNull(),
  /** Who caused it; null for the system. */
  actorId: idColumn<"agents">(),
  createdAt: instant().notNull(),
});

/** A line is for a seat of a tier or for a number, and its kind says which. */
const isForOne = (t: Record<"seatId" | "tierId" | "numberId" | "kind", AnyPgColumn>) =>
  sql`(${t.kind} like 'number-%') = (${t.numberId} is not null)
    and (${t.numberId} is null) = (${t.seatId} is not null) and (${t.numberId} is null) = (${t.tierId} is not null)`;

/** Second charges of quarterly and annual cycles, fixed on the day of the first and owed whatever becomes of the seat. */
export const owedCharges = pgTable(
  "owed_charges",
  {
    ...instalment(),
    dueOn: day().notNull(),
    /** When the ledger got its row, under the same id. */
    chargedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.numberId], foreignColumns: [numbers.orgId, numbers.id] }),
    foreignKey({ columns: [t.orgId, t.tierId], foreignColumns: [tiers.orgId, tiers.id] }),
    foreignKey({ columns: [t.orgId, t.actorId], foreignColumns: [agents.orgId, agents.id] }),
    check("owed_charges_for", isForOne(t)),
    index("owed_charges_due").on(t.orgId, t.dueOn).where(sql`${t.chargedAt} is null`),
  ],
);

/** The ledger. Append-only by trigger; days of a seat never overlap, but for upgrades (exclusion constraints). */
export const charges = pgTable(
  "charges",
  {
    ...instalment(),
    chargedOn: day().notNull(),
    currency: char({ length: 3 }).notNull(),
    /** Who held the seat at that time. */
    agentId: idColumn<"agents">(),
    /** The number that the seat was reached by at that time; written by trigger, null for a number. */
    extension: text(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.seatId], foreignColumns: [seats.orgId, seats.id] }),
    foreignKey({ columns: [t.orgId, t.numberId], foreignColumns: [numbers.orgId, numbers.id] }),
    foreignKey({ columns: [t.orgId, t.tierId], foreignColumns: [tiers.orgId, tiers.id] }),
    check("charges_for", isForOne(t)),
    foreignKey({ columns: [t.orgId, t.fromTierId], foreignColumns: [tiers.orgId, tiers.id] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    foreignKey({ columns: [t.orgId, t.actorId], foreignColumns: [agents.orgId, agents.id] }),
    // Second charges have the id of what was owed, so none is written twice; of one bill date there may be several to one tier, where
    // prices overtook each other.
    uniqueIndex("charges_once")
      .on(t.orgId, t.seatId, t.kind, t.tierId, t.coversFrom)
      .where(sql`${t.kind} <> 'upgrade-rest'`),
    index("charges_by_day").on(t.orgId, t.chargedOn, t.id),
    // What a search finds by: each of these has its newest rows looked up.
    index("charges_by_agent").on(t.orgId, t.agentId, t.chargedOn, t.id).where(sql`${t.agentId} is not null`),
    index("charges_by_number")
      .on(t.orgId, t.numberId, t.chargedOn, t.id)
      .where(sql`${t.numberId} is not null`),
    index("charges_by_extension")
      .on(t.orgId, t.extension, t.chargedOn, t.id)
      .where(sql`${t.extension} is not null`),
    check("charges_amount", sql`${t.amount} >= 0 and ${t.monthlyPrice} > 0`),
    check(
      "charges_days",
      sql`${t.coversFrom} < ${t.coversUntil} and ${t.days} = ${t.coversUntil} - ${t.coversFrom} and ${t.days} <= ${t.ofDays}`,
    ),
    check("charges_upgrade", sql`(${t.kind} in ('upgrade', 'upgrade-rest')) = (${t.fromTierId} is not null)`),
  ],
);
