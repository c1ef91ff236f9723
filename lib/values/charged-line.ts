import type { Day } from "./day.ts";

/** One charge, or several equal ones, as plain JSON: for a mail or an answer to the browser. Amounts in minor units, as text. */
export type ChargedLine = ChargedFor & ChargedDays;

/** What is charged for: seats of a tier, upgrades to it, or phone numbers of a country; which number, where it is one. */
export type ChargedFor =
  | { what: "seat" | "upgrade"; tier: string; fromTier: string | null }
  | { what: "number"; country: string; number: string | null };

interface ChargedDays {
  count: number;
  /** The days [from, until). */
  from: Day;
  until: Day;
  days: number;
  ofDays: number;
  /** Whole billing months; 0 for a part of one. */
  months: number;
  dueOn: Day;
  each: string;
  amount: string;
}
