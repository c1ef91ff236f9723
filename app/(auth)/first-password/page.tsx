import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signOutAction } from "#app/(auth)/sign-out/actions.ts";
import { AuthCard } from "#components/shell/auth-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { SignedInAs } from "#components/ui/signed-in-as.tsx";
import { ownAccount } from "#lib/auth/account.ts";
import { requireActorBeforePassword } from "#lib/auth/session.ts";
import { landingPage } from "#lib/auth/sign-in-rules.ts";
import { newId } from "#lib/values/ids.ts";
import { NewPasswordForm } from "../new-password-form.tsx";
import { newPasswordSentences, newPasswordWords } from "../new-password-words.ts";
import { chooseFirstPasswordAction } from "./actions.ts";

/** The one page that a password made by the system opens. */
export default async function FirstPasswordPage() {
  const actor = await requireActorBeforePassword();
  if (!actor.mustChangePassword) redirect(landingPage(actor));

  const [t, { passwordLength }] = await Promise.all([
    getTranslations("auth.firstPassword"),
    ownAccount(actor),
  ]);
  return (
    <AuthCard
      title={t("title")}
      text={t("why", { name: actor.name })}
      footer={
        <form action={signOutAction}>
          <Button type="submit" look="quiet">
            {t("signOut")}
          </Button>
        </form>
      }
    >
      <SignedInAs agentId={actor.agentId}>
        <NewPasswordForm
          action={chooseFirstPasswordAction}
          schema="ChooseFirstPassword"
          email={actor.email}
          formKey={newId<"idempotency_keys">()}
          sentences={await newPasswordSentences(passwordLength)}
          words={await newPasswordWords(passwordLength)}
        />
      </SignedInAs>
    </AuthCard>
  );
}
