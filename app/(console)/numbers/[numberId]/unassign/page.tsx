import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findNumber } from "#lib/numbers/find-number.ts";
import { parseId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { refusalOfHolder } from "../refusal-of-holder.ts";
import { Unassign } from "./unassign.tsx";

/** The confirmation as a page, for those without the script. */
export default async function UnassignPage({ params }: PageProps<"/numbers/[numberId]/unassign">) {
  const actor = await requireActor("numbers.assign");
  const id = parseId<"numbers">((await params).numberId);
  const number = id && (await findNumber(actor, id));
  if (!number) notFound();

  const [t, errors] = await Promise.all([getTranslations("numbers"), getTranslations("errors")]);
  const isInPool = !number.seatId && !number.routeId;
  const notNow = number.state !== "bought" ? "number-not-bought" : isInPool ? "number-not-in-use" : null;
  const refusal = notNow ?? refusalOfHolder(actor, number);
  return (
    <ConfirmPage
      title={t("unassignAsk", { number: formatPhone(number.number as PhoneNumber) })}
      parent={{ href: `/numbers/${number.id}` as Route, label: t("back") }}
      refusal={null}
    >
      <Unassign number={number} refusal={refusal && errors(refusal)} />
    </ConfirmPage>
  );
}
