import { and, desc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { outbox } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { aJoiner, formKey, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import { openMail } from "#lib/mail/mail-contents.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";
import { quoteSeatChoice, quoteTier } from "./quotes.ts";
import { readStatement } from "./statement.ts";
import { writeDueCharges } from "./write-due-charges.ts";

const at = noonOf("2026-01-17");

it.each([
  { currency: "USD", seat: "$31.45", second: "$130.00", upgrade: "$14.52", renewal: "$285.00" },
  { currency: "EUR", seat: "€31.45", second: "€130.00", upgrade: "€14.52", renewal: "€285.00" },
  { currency: "JPY", seat: "¥4,718", second: "¥19,500", upgrade: "¥2,298", renewal: "¥43,500" },
] as const)(
  "$currency: quote, ledger, statement and mail name the same amounts",
  async ({ currency, ...is }) => {
    const org = await anOrganisation("Same", { currency, cycle: "quarterly", setUpAt: noonOf("2026-01-01") });
    const { admin } = org;
    const [, professional, enterprise] = org.tiers.map(({ id }) => id) as [TierId, TierId, TierId];
    const money = (amount: MinorUnits | undefined) => formatMoney(amount as MinorUnits, currency, "en");

    const choice = { kind: "new", tierId: professional } as const;
    const quote = await quoteSeatChoice(admin, choice, at);
    expect(quote?.lines.map(({ amount }) => money(amount))).toEqual([is.seat, is.second]);
    expect(money(quote?.dueToday)).toBe(is.seat);
    expect(await addAgent(admin, await withQuote(admin, aJoiner(choice), at), at)).toMatchObject({
      ok: true,
    });
    expect(await newest(admin)).toMatchObject({ amount: is.seat, currency });
    expect(await mailOf(admin)).toEqual({ title: is.seat, names: [is.seat, is.second] });
    expect(await stated(admin, "2026-01-17")).toEqual({ lines: [is.seat], total: is.seat });

    const seatId = (await ledgerOf(admin))[0]?.seatId;
    if (!seatId) throw new Error("no seat");
    const shown = await quoteTier(admin, seatId, enterprise, at);
    if (!shown.ok) throw new Error(shown.refusal);
    expect(money(shown.quote.dueToday)).toBe(is.upgrade);
    const form = { key: formKey(), seatId, tierId: enterprise, quote: shown.quote.pin };
    expect(await changeTier(admin, form, at)).toMatchObject({ ok: true });
    expect(await newest(admin)).toMatchObject({ amount: is.upgrade, currency });
    expect((await mailOf(admin)).title).toBe(is.upgrade);

    expect(money(shown.quote.nextBill.after)).toBe(is.renewal);
    await asSystem("test", (tx) => writeDueCharges(tx, admin.orgId, noonOf("2026-04-01")));
    expect(await newest(admin, "2026-04-01")).toMatchObject({ amount: is.renewal, currency });
    expect((await mailOf(admin)).title).toBe(is.renewal);
    expect(await stated(admin, "2026-04-01")).toEqual({ lines: [is.renewal], total: is.renewal });

    async function stated(actor: Actor, day: string) {
      const statement = await readStatement(actor, day as Day, noonOf(day));
      return { lines: statement?.lines.map(({ amount }) => money(amount)), total: money(statement?.total) };
    }

    async function newest(actor: Actor, on = "2026-01-17") {
      const rows = (await ledgerOf(actor)).filter(({ chargedOn }) => chargedOn === (on as Day));
      const row = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
      return { amount: money(row?.amount), currency: row?.currency };
    }

    /** What the last mail names: as a whole in its subject and both parts, and each of the amounts in both parts. */
    async function mailOf({ orgId }: Actor) {
      const [mail] = await asSystem("test", (tx) =>
        tx
          .select()
          .from(outbox)
          .where(and(eq(outbox.orgId, orgId), eq(outbox.template, "seat-charged")))
          .orderBy(desc(outbox.id))
          .limit(1),
      );
      if (!mail) throw new Error("no mail");
      const { subject, html, text } = (await openMail(mail)).message;
      const amounts = Object.values(is);
      return {
        title: amounts.find((amount) => [subject, html, text].every((part) => part.includes(amount))),
        names: amounts.filter((amount) => [html, text].every((part) => part.includes(amount))),
      };
    }
  },
);
