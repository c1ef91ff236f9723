import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findLocation } from "#lib/locations/queries.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { locationWords } from "../location-words.ts";
import { DeleteLocation } from "./delete/delete-location.tsx";
import { LocationForm } from "./location-form.tsx";
import { WhoHasIt } from "./who-has-it.tsx";

export default async function LocationPage({ params }: PageProps<"/settings/locations/[locationId]">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"locations">((await params).locationId);
  const location = id && (await findLocation(actor, id));
  if (!location) notFound();

  const [t, settings, sentences, words] = await Promise.all([
    getTranslations("locations"),
    getTranslations("settings"),
    errorSentences(),
    locationWords(),
  ]);
  const { name, latitude, longitude, isOffered, version } = location;
  return (
    <>
      <PageHeader
        title={name}
        parent={{ href: "/settings", label: settings("title") }}
        actions={
          <ConfirmLink
            href={`/settings/locations/${id}/delete`}
            label={t("delete")}
            title={t("deleteTitle", { name })}
          >
            <DeleteLocation location={location} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        <Section title={t("location")}>
          <LocationForm
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={words}
            location={{
              id,
              version,
              name,
              latitude: String(latitude),
              longitude: String(longitude),
              isOffered,
            }}
          />
        </Section>
        <Section title={t("people")}>
          <WhoHasIt location={location} />
        </Section>
      </div>
    </>
  );
}
