import { getLocale, getTranslations } from "next-intl/server";
import { RadioField } from "#components/ui/radio-field.tsx";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";
import { plannedCost } from "../planned-cost.ts";

/** What becomes of the seat: each answer with what it costs, or from which day the contract allows it. */
export async function SeatFate({ seat }: { seat: SeatDetails }) {
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const { leaving } = seat;
  const days = { from: formatDay(leaving.from, locale), date: formatDay(leaving.takesEffectOn, locale) };
  const cost = formatMoney(seat.tier.monthlyPrice, seat.currency, locale);
  const planned = await plannedCost(seat);
  return (
    <>
      <input type="hidden" name="seatId" value={seat.id} />
      <input type="hidden" name="goesOn" value={leaving.takesEffectOn} />
      <RadioField
        name="seat"
        label={t("seatFate", { extension: seat.extension ?? "" })}
        initial="keep"
        choices={[
          {
            value: "keep",
            label: t("keep"),
            help: [t("keepHelp", { cost }), planned].filter(Boolean).join(" "),
          },
          {
            value: "release",
            label: t("release"),
            help: t(leaving.isAllowed ? "releaseHelp" : "releaseLater", days),
            disabled: !leaving.isAllowed,
          },
        ]}
      />
    </>
  );
}
