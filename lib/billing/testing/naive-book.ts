import { billDays, daysFrom, everyDay } from "./naive-calendar.ts";

/** One line of a ledger as a person would write it into a book; seats, tiers and people by name. */
export type BookLine = string;

interface LineParts {
  on: string;
  seat: string;
  kind: string;
  tier: string;
  from: string;
  until: string;
  ofDays: number;
  months: number;
  amount: bigint;
  holder: string | null;
}

interface BookSeat {
  tier: string;
  holder: string | null;
  releaseOn: string | null;
  planned: { tier: string; on: string } | null;
}

interface Later {
  on: string;
  seat: string;
  write: (holder: string | null) => BookLine;
}

export interface BookTerms {
  setUp: string;
  billDay: number;
  /** Billing months a cycle. */
  months: number;
}

/**
 * The bills of an organisation, written day by day as product.md tells it and sharing no code with the rules: every morning what
 * has come due, then what people do. Money is counted in whole minor units.
 */
export class NaiveBook {
  readonly lines: BookLine[] = [];
  readonly #seats = new Map<string, BookSeat>();
  readonly #prices = new Map<string, { from: string; price: bigint }[]>();
  readonly #monthStarts: string[];
  readonly #billDates: string[];
  #later: Later[] = [];
  #today: string;

  constructor({ setUp, billDay, months }: BookTerms, prices: Record<string, bigint>) {
    this.#monthStarts = billDays(billDay, "2027-01-01", "2031-01-01");
    const first = this.#monthStarts.filter((start) => start <= setUp).length - 1;
    this.#billDates = this.#monthStarts.filter((_, i) => i >= first && (i - first) % months === 0);
    this.#today = setUp;
    for (const [tier, price] of Object.entries(prices)) this.price(tier, setUp, price);
  }

  /** Turns the pages up to and with this day. */
  goTo(day: string): void {
    for (const morning of everyDay(this.#today, day)) this.#begin(tomorrowOf(morning));
    this.#today = day;
  }

  price(tier: string, from: string, price: bigint): void {
    this.#prices.set(tier, [...(this.#prices.get(tier) ?? []), { from, price }]);
  }

  add(seat: string, tier: string, holder: string | null): void {
    this.#seats.set(seat, { tier, holder, releaseOn: null, planned: null });
    this.#charge(seat, "seat-added", this.#priceOf(tier));
  }

  fill(seat: string, holder: string): void {
    Object.assign(this.#seat(seat), { holder, releaseOn: null });
  }

  leave(seat: string): void {
    this.#seat(seat).holder = null;
  }

  release(seat: string): void {
    this.#seat(seat).releaseOn = this.nextBill();
  }

  keep(seat: string): void {
    this.#seat(seat).releaseOn = null;
  }

  /** Dearer now, cheaper at the next bill, and its own to undo what was planned. */
  tier(name: string, tier: string): void {
    const seat = this.#seat(name);
    const more = this.#priceOf(tier) - this.#priceOf(seat.tier);
    if (tier === seat.tier) seat.planned = null;
    else if (more < 0n) seat.planned = { tier, on: this.nextBill() };
    else {
      Object.assign(seat, { tier, planned: null });
      this.#charge(name, "upgrade", more);
    }
  }

  /** The seats of a tier that stay, for the slider; and those of it that are vacant, the newest first. */
  staying(tier: string): string[] {
    return this.#named(({ releaseOn, ...seat }) => seat.tier === tier && releaseOn === null);
  }

  vacant(tier: string, isLeaving: boolean): string[] {
    return this.#named(
      (seat) => seat.tier === tier && seat.holder === null && (seat.releaseOn !== null) === isLeaving,
    ).reverse();
  }

  nextBill(): string {
    return this.#billDates.find((date) => date > this.#today) ?? "";
  }

  #begin(day: string): void {
    this.#today = day;
    for (const { seat, write } of this.#later.filter(({ on }) => on === day))
      this.lines.push(write(this.#seats.get(seat)?.holder ?? null));
    this.#later = this.#later.filter(({ on }) => on !== day);
    if (!this.#billDates.includes(day)) return;

    for (const [name, seat] of this.#seats) {
      if (seat.releaseOn !== null && seat.releaseOn <= day) this.#seats.delete(name);
      else if (seat.planned && seat.planned.on <= day) {
        Object.assign(seat, { tier: seat.planned.tier, planned: null });
      }
    }
    const until = this.nextBill();
    const months = this.#monthStarts.filter((start) => day <= start && start < until).length;
    const renewal = { on: day, kind: "renewal", from: day, until, ofDays: daysFrom(day, until), months };
    for (const [seat, { tier, holder }] of this.#seats) {
      const amount = this.#priceOf(tier) * BigInt(months);
      this.lines.push(line({ ...renewal, seat, tier, amount, holder }));
    }
  }

  #charge(seat: string, kind: string, price: bigint): void {
    const { tier, holder } = this.#seat(seat);
    const on = this.#today;
    const monthEnd = this.#monthStarts.find((start) => start > on) ?? "";
    const ofDays = daysFrom(this.#monthStarts.findLast((start) => start <= on) ?? "", monthEnd);
    const amount = halfUp(price * BigInt(daysFrom(on, monthEnd)), BigInt(ofDays));
    const first = { seat, kind, tier, from: on, until: monthEnd, ofDays, months: 0 };
    this.lines.push(line({ ...first, on, amount, holder }));

    const until = this.nextBill();
    const months = this.#monthStarts.filter((start) => monthEnd <= start && start < until).length;
    if (months === 0) return;
    const days = daysFrom(monthEnd, until);
    const rest = { seat, kind: `${kind}-rest`, tier, from: monthEnd, until, ofDays: days, months };
    const write = (who: string | null) =>
      line({ ...rest, on: monthEnd, amount: price * BigInt(months), holder: who });
    this.#later.push({ on: monthEnd, seat, write });
  }

  #priceOf(tier: string): bigint {
    const price = this.#prices.get(tier)?.findLast(({ from }) => from <= this.#today)?.price;
    if (price === undefined) throw new Error(`no price of ${tier}`);
    return price;
  }

  #seat(name: string): BookSeat {
    const seat = this.#seats.get(name);
    if (!seat) throw new Error(`no seat ${name} on ${this.#today}`);
    return seat;
  }

  #named(is: (seat: BookSeat) => boolean): string[] {
    return [...this.#seats].filter(([, seat]) => is(seat)).map(([name]) => name);
  }
}

/** How both the book and the test's ledger write a line, so that they compare as text. */
export function line({
  on,
  seat,
  kind,
  tier,
  from,
  until,
  ofDays,
  months,
  amount,
  holder,
}: LineParts): BookLine {
  const days = `${daysFrom(from, until)}/${ofDays} days, ${months} months`;
  return `${on} ${seat} ${kind} ${tier} ${from}..${until} ${days}: ${amount} (${holder ?? "nobody"})`;
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const rest = dividend % divisor;
  return dividend / divisor + (rest + rest >= divisor ? 1n : 0n);
}

function tomorrowOf(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
