import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findExtension } from "#lib/extensions/find-extension.ts";
import { parseId } from "#lib/values/ids.ts";
import { ReleaseExtension } from "./release-extension.tsx";
import { whoseItIs } from "./whose-it-is.ts";

/** The confirmation as a page, for those without the script. */
export default async function ReleaseExtensionPage({
  params,
}: PageProps<"/extensions/[extensionId]/release">) {
  const actor = await requireActor("extensions.change");
  const id = parseId<"extensions">((await params).extensionId);
  const extension = id && (await findExtension(actor, id));
  // Once it is released there is nothing to say any more but where it was.
  if (!extension) notFound();

  const t = await getTranslations("extension");
  const { number } = extension;
  return (
    <ConfirmPage
      title={t("releaseTitle", { number })}
      parent={{ href: `/extensions/${extension.id}` as Route, label: t("title", { number }) }}
      refusal={await whoseItIs(extension)}
    >
      <ReleaseExtension extension={extension} />
    </ConfirmPage>
  );
}
