import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "#components/shell/auth-card.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export default async function ForgotPasswordPage() {
  const [t, sentences] = await Promise.all([getTranslations("auth.forgot"), errorSentences()]);
  return (
    <AuthCard
      title={t("title")}
      text={t("text")}
      footer={
        <Link prefetch={false} href="/sign-in" className="text-accent hover:underline">
          {t("back")}
        </Link>
      }
    >
      <ForgotPasswordForm
        sentences={sentences}
        words={{ email: t("email"), submit: t("submit"), pending: t("pending") }}
      />
    </AuthCard>
  );
}
