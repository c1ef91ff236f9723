import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findTier } from "#lib/tiers/queries.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteTier } from "./delete-tier.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteTierPage({ params }: PageProps<"/settings/tiers/[tierId]/delete">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"tiers">((await params).tierId);
  const tier = id && (await findTier(actor, id, now()));
  if (!tier) notFound();

  const t = await getTranslations("settings");
  return (
    <ConfirmPage
      title={t("deleteTierTitle", { name: tier.name })}
      parent={{ href: `/settings/tiers/${id}` as Route, label: tier.name }}
      refusal={null}
    >
      <DeleteTier tier={tier} />
    </ConfirmPage>
  );
}
