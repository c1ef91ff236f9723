import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "#components/shell/auth-card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { currentSession } from "#lib/auth/session.ts";
import { landingPage, signInNotices } from "#lib/auth/sign-in-rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { wantedPage } from "#lib/values/wanted-page.ts";
import { SignInForm } from "./sign-in-form.tsx";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [session, query] = await Promise.all([currentSession(), searchParams]);
  const to = wantedPage(query.to);
  if (session && "actor" in session) {
    const landing = landingPage(session.actor, to as Route | null);
    if (query.for !== "another") redirect(landing);
    return <SetForAnother name={session.actor.name} landing={landing} />;
  }
  if (await isFirstRun()) redirect("/setup");

  const [t, reasons, sentences] = await Promise.all([
    getTranslations("auth.signIn"),
    getTranslations("auth.notices"),
    errorSentences(),
  ]);
  const notice = signInNotices.find((known) => known === query.reason);
  const isUnsaved = query.unsaved !== undefined;

  return (
    <AuthCard
      title={t("title")}
      footer={
        <Link prefetch={false} href="/forgot-password" className="text-accent hover:underline">
          {t("forgot")}
        </Link>
      }
    >
      {(notice || isUnsaved) && (
        <Notice tone={notice === "password-set" ? "success" : "info"}>
          {notice && <p>{reasons(notice)}</p>}
          {isUnsaved && <p>{t("unsaved")}</p>}
        </Notice>
      )}
      <SignInForm
        to={to}
        sentences={sentences}
        words={{
          email: t("email"),
          password: t("password"),
          submit: t("submit"),
          pending: t("pending"),
        }}
      />
    </AuthCard>
  );
}

/** A password was set by a link in a browser in which somebody else is signed in. */
async function SetForAnother({ name, landing }: { name: string; landing: Route }) {
  const t = await getTranslations("auth.signIn");
  return (
    <AuthCard title={t("setTitle")}>
      <Notice tone="success">{t("setForAnother", { name })}</Notice>
      <p>
        <LinkButton href={landing}>{t("goOnAs", { name })}</LinkButton>
      </p>
    </AuthCard>
  );
}
