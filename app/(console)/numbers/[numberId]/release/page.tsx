import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findNumber } from "#lib/numbers/find-number.ts";
import { parseId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { Release } from "./release.tsx";

/** The confirmation as a page, for those without the script. */
export default async function ReleaseNumberPage({ params }: PageProps<"/numbers/[numberId]/release">) {
  const actor = await requireActor("numbers.release");
  const id = parseId<"numbers">((await params).numberId);
  const number = id && (await findNumber(actor, id));
  if (!number) notFound();

  const [t, errors] = await Promise.all([getTranslations("numbers"), getTranslations("errors")]);
  const planned = number.releaseOn ? "number-to-be-released" : null;
  const refusal = number.state === "bought" ? planned : "number-not-bought";
  return (
    <ConfirmPage
      title={t("releaseAsk", { number: formatPhone(number.number as PhoneNumber) })}
      parent={{ href: `/numbers/${number.id}` as Route, label: t("back") }}
      refusal={null}
    >
      <Release number={number} actor={actor} at={now()} refusal={refusal && errors(refusal)} />
    </ConfirmPage>
  );
}
