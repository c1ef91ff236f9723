import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "#components/shell/auth-card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { accountOfLink } from "#lib/auth/reset-password.ts";
import { ResetTokenField } from "#lib/auth/schema.ts";
import { realNow } from "#lib/clock.ts";
import { NewPasswordForm } from "../new-password-form.tsx";
import { newPasswordSentences, newPasswordWords } from "../new-password-words.ts";
import { resetPasswordAction } from "./actions.ts";

/**
 * The address holds the token: as a referrer only the origin leaves, and nobody lists it. Not `no-referrer`: with that a
 * browser posts the form with `Origin: null`, which Next refuses.
 */
export const metadata: Metadata = { referrer: "strict-origin", robots: { index: false } };

/** Looking uses nothing up, since mail scanners open links too. */
export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const [t, query] = await Promise.all([getTranslations("auth.reset"), searchParams]);
  const token = ResetTokenField.safeParse(query.token).data;
  const account = token ? await accountOfLink(token, realNow()) : null;

  if (!token || !account) {
    return (
      <AuthCard title={t("deadTitle")} text={t("deadText")}>
        <p>
          <LinkButton href="/forgot-password" look="primary">
            {t("askAgain")}
          </LinkButton>
        </p>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("title")} text={t("text", { email: account.email })}>
      <NewPasswordForm
        action={resetPasswordAction}
        schema="ResetPassword"
        email={account.email}
        token={token}
        sentences={await newPasswordSentences(account.passwordLength)}
        words={await newPasswordWords(account.passwordLength)}
      />
    </AuthCard>
  );
}
