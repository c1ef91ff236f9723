import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { refusalToAct } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findExtension } from "#lib/extensions/find-extension.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { extensionWords } from "../extension-words.ts";
import { EditExtensionForm } from "./edit-extension-form.tsx";
import { ExtensionFacts } from "./extension-facts.tsx";
import { Holders } from "./holders.tsx";
import { ReleaseExtension } from "./release/release-extension.tsx";

/** One number: whose it is, what it is, who had it. */
export default async function ExtensionPage({ params }: PageProps<"/extensions/[extensionId]">) {
  const actor = await requireActor("extensions.change");
  const id = parseId<"extensions">((await params).extensionId);
  const extension = id && (await findExtension(actor, id));
  if (!extension) notFound();

  const [t, list, sentences, words] = await Promise.all([
    getTranslations("extension"),
    getTranslations("extensions"),
    errorSentences(),
    extensionWords("known"),
  ]);
  const { number, type, hasVoicemail, greeting, version, agentId, role } = extension;
  const notYours = agentId && role && refusalToAct(actor, "agents.edit", { id: agentId, role });
  const title = t("title", { number });
  return (
    <>
      <PageHeader
        title={title}
        parent={{ href: "/extensions", label: list("title") }}
        actions={
          <ConfirmLink
            href={`/extensions/${extension.id}/release`}
            label={t("release")}
            title={t("releaseTitle", { number })}
            look="danger"
          >
            <ReleaseExtension extension={extension} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        <ExtensionFacts actor={actor} extension={extension} />
        <Section title={t("settings")}>
          {notYours ? (
            <p className="text-muted">{sentences[notYours]}</p>
          ) : (
            <EditExtensionForm
              formKey={newId<"idempotency_keys">()}
              sentences={sentences}
              words={words}
              saved={t("saved")}
              hidden={{ extensionId: extension.id, version: String(version) }}
              initial={{ number, type, hasVoicemail, greeting: greeting ?? "" }}
            />
          )}
        </Section>
        <Holders actor={actor} holders={extension.holders} />
      </div>
    </>
  );
}
