import { getTranslations } from "next-intl/server";
import { newPasswordSentences } from "#app/(auth)/new-password-words.ts";
import { valuesOf } from "#app/(console)/typed-values.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { ownAccount } from "#lib/auth/account.ts";
import { profileState } from "#lib/auth/profile-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { languages } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { VoicemailDrops } from "../recordings/voicemail-drops.tsx";
import { SmsTemplates } from "../templates/sms-templates.tsx";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { OwnAccess } from "./own-access.tsx";
import { OwnFeatures } from "./own-features.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionsTable } from "./sessions-table.tsx";
import { SignOutEverywhereForm } from "./sign-out-everywhere-form.tsx";
import { profileWords } from "./words.ts";

export default async function ProfilePage({ searchParams }: PageProps<"/profile">) {
  const actor = await requireActor("profile.own");
  const query = await searchParams;
  const { passwordLength } = await ownAccount(actor);
  const [t, languageNames, person, sentences, words] = await Promise.all([
    getTranslations("profile"),
    getTranslations("languages"),
    findAgent(actor, actor.agentId),
    newPasswordSentences(passwordLength),
    profileWords(passwordLength),
  ]);

  return (
    <>
      <PageHeader title={t("title")} text={actor.email} />
      <div className="grid gap-5">
        {query.reason === "password-chosen" && <Notice tone="warning">{t("passwordChosen")}</Notice>}
        {person && (
          <Section title={t("person")}>
            <ProfileForm
              formKey={newId<"idempotency_keys">()}
              sentences={sentences}
              words={words}
              languages={languages.map((value) => ({ value, label: languageNames(value) }))}
              person={valuesOf(profileState(person))}
              seen={seenText(profileState(person))}
            />
          </Section>
        )}
        {person && <OwnFeatures actor={actor} person={person} />}
        {person && <VoicemailDrops actor={actor} owner={person} query={query} />}
        {person && <SmsTemplates actor={actor} owner={person} query={query} />}
        {person && <OwnAccess person={person} />}
        <Section title={t("password")} text={t("passwordText")}>
          <ChangePasswordForm
            formKey={newId<"idempotency_keys">()}
            email={actor.email}
            sentences={sentences}
            words={words}
          />
        </Section>
        <Section title={t("sessions")} text={t("sessionsText")}>
          <SessionsTable actor={actor} />
          <div className="mt-4">
            <SignOutEverywhereForm
              formKey={newId<"idempotency_keys">()}
              sentences={sentences}
              words={words}
            />
          </div>
        </Section>
      </div>
    </>
  );
}
