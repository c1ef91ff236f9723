import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { findSecurity } from "#lib/organisations/security.ts";
import { securityBounds } from "#lib/organisations/security-schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { SecurityForm } from "./security-form.tsx";

/** How passwords are made and how long one stays signed in. */
export async function SecuritySection({
  actor,
  sentences,
}: {
  actor: Actor;
  sentences: Record<string, string>;
}) {
  const [t, settings, security] = await Promise.all([
    getTranslations("security"),
    getTranslations("settings"),
    findSecurity(actor),
  ]);
  return (
    <Section id="security" title={t("title")} text={t("text")}>
      <SecurityForm
        formKey={newId<"idempotency_keys">()}
        seen={seenText({ ...security })}
        sentences={sentences}
        words={{
          passwordLength: t("passwordLength"),
          passwordLengthHelp: t("passwordLengthHelp", securityBounds.passwordLength),
          temporaryPasswordDays: t("temporaryPasswordDays"),
          temporaryPasswordDaysHelp: t("temporaryPasswordDaysHelp", securityBounds.temporaryPasswordDays),
          forced: t("forced"),
          forcedHelp: t("forcedHelp"),
          sessionIdleMinutes: t("sessionIdleMinutes"),
          sessionIdleMinutesHelp: t("sessionIdleMinutesHelp", securityBounds.sessionIdleMinutes),
          sessionAbsoluteHours: t("sessionAbsoluteHours"),
          sessionAbsoluteHoursHelp: t("sessionAbsoluteHoursHelp", securityBounds.sessionAbsoluteHours),
          save: t("save"),
          saved: settings("saved"),
          saving: settings("saving"),
        }}
        security={{
          passwordLength: String(security.passwordLength),
          temporaryPasswordDays: String(security.temporaryPasswordDays),
          isPasswordChangeForced: security.isPasswordChangeForced,
          sessionIdleMinutes: String(security.sessionIdleMinutes),
          sessionAbsoluteHours: String(security.sessionAbsoluteHours),
        }}
      />
    </Section>
  );
}
