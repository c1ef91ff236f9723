import type { ChargedLine } from "#lib/values/charged-line.ts";
import { addDays, type Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, minorUnits } from "#lib/values/money.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter, Part } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To every admin: what was charged on a day of the organisation's calendar, and what follows from it. `by` caused it. */
export type SeatChargedProps = {
  organisation: string;
  name: string;
  email: string;
  timeZone: string;
  currency: string;
  chargedOn: Day;
  by: string | null;
  lines: ChargedLine[];
  appUrl: string;
};

export default function SeatCharged({ language = "en", logo, ...props }: InLanguage<SeatChargedProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={SeatCharged.write(props, words)} words={words} logo={logo} />;
}

SeatCharged.write = (props: SeatChargedProps, words: Words): Letter => {
  const { t, name, shortName, language } = words;
  const { email, chargedOn, by } = props;
  const money = (amount: bigint) => formatMoney(minorUnits(amount), props.currency, language);
  const charged = props.lines.filter((line) => line.dueOn === chargedOn);
  const total = money(charged.reduce((sum, line) => sum + BigInt(line.amount), 0n));
  const organisation = name(props.organisation);
  const date = formatDay(chargedOn, language);
  const said = { name: name(props.name), organisation, date };

  return {
    subject: t("seatCharged.subject", { organisation: shortName(props.organisation), total }),
    preheader: t("seatCharged.preheader", { date, total }),
    title: t("seatCharged.title", { total }),
    parts: [
      {
        kind: "paragraph",
        text:
          by === null ? t("seatCharged.intro", said) : t("seatCharged.introBy", { ...said, by: name(by) }),
      },
      { kind: "facts", facts: charged.map((line) => factOf(line, money, words)) },
      ...props.lines.filter((line) => line.dueOn !== chargedOn).map((line) => laterPart(line, money, words)),
      { kind: "paragraph", text: t("seatCharged.ledger") },
      { kind: "button", label: t("seatCharged.button"), href: addressIn(props.appUrl, "billing") },
    ],
    footer: t("seatCharged.footer", { email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

SeatCharged.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  timeZone: "Europe/Madrid",
  currency: "EUR",
  chargedOn: "2026-01-17" as Day,
  by: "Grace Okafor",
  lines: [
    {
      what: "seat",
      tier: "Professional",
      fromTier: null,
      count: 2,
      from: "2026-01-17" as Day,
      until: "2026-02-01" as Day,
      days: 15,
      ofDays: 31,
      months: 0,
      dueOn: "2026-01-17" as Day,
      each: "3145",
      amount: "6290",
    },
    {
      what: "seat",
      tier: "Professional",
      fromTier: null,
      count: 2,
      from: "2026-02-01" as Day,
      until: "2026-04-01" as Day,
      days: 59,
      ofDays: 59,
      months: 2,
      dueOn: "2026-02-01" as Day,
      each: "13000",
      amount: "26000",
    },
  ],
  appUrl: "https://rollcall.northwind.example",
} satisfies SeatChargedProps;

type Format = (amount: bigint) => string;

function factOf(line: ChargedLine, money: Format, words: Words) {
  const { t, language } = words;
  const { days, ofDays, months } = line;
  const covered = {
    amount: money(BigInt(line.amount)),
    first: formatDay(line.from, language),
    last: formatDay(addDays(line.until, -1), language),
  };
  return {
    label: labelOf(line, words),
    value:
      months > 0
        ? t("seatCharged.wholeMonths", { ...covered, months })
        : t("seatCharged.partOf", { ...covered, days, ofDays }),
    look: "plain",
  } as const;
}

function labelOf(line: ChargedLine, { t, name }: Words): string {
  const { count } = line;
  if (line.what === "number") {
    const { number, country } = line;
    return number
      ? t("seatCharged.number", { number: name(formatPhone(number)) })
      : t("seatCharged.numbers", { count, country });
  }
  const tier = name(line.tier);
  return line.what === "upgrade"
    ? t("seatCharged.upgrade", { count, tier, from: name(line.fromTier ?? "") })
    : t("seatCharged.seat", { count, tier });
}

function laterPart(line: ChargedLine, money: Format, { t, language }: Words): Part {
  const amount = money(BigInt(line.amount));
  return {
    kind: "paragraph",
    text: t("seatCharged.later", { amount, date: formatDay(line.dueOn, language) }),
  };
}
