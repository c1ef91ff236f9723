import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthCard } from "#components/shell/auth-card.tsx";
import { cycles } from "#lib/billing/period-rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { currencyOptions } from "#lib/organisations/currency-options.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { timeZoneOptions } from "#lib/values/time-zones.ts";
import { SetUpForm } from "./set-up-form.tsx";

/** The first page anybody sees, and nobody after that. */
export default async function SetUpPage() {
  // Drawn per request: at build there is no organisation either.
  await connection();
  if (!(await isFirstRun())) notFound();
  const [t, locale, sentences, words] = await Promise.all([
    getTranslations("setup"),
    getLocale(),
    errorSentences(),
    setUpWords(),
  ]);

  return (
    <AuthCard title={t("title")} text={t("text")}>
      <SetUpForm
        sentences={{
          ...sentences,
          "organisationName-name-required": t("organisationNameRequired"),
          "name-name-required": t("nameRequired"),
        }}
        words={words}
        timeZones={[{ value: "", label: t("choose") }, ...timeZoneOptions()]}
        currencies={[{ value: "", label: t("choose") }, ...currencyOptions(locale)]}
        cycles={cycles.map((cycle) => ({ value: cycle, label: t(cycle) }))}
      />
    </AuthCard>
  );
}

export type SetUpWords = Awaited<ReturnType<typeof setUpWords>>;

/** The form's words: it is drawn in the browser, which gets no catalogue. */
async function setUpWords() {
  const t = await getTranslations("setup");
  return {
    organisationName: t("organisationName"),
    name: t("name"),
    email: t("email"),
    emailHelp: t("emailHelp"),
    password: t("password"),
    passwordHelp: t("passwordHelp"),
    timeZone: t("timeZone"),
    currency: t("currency"),
    currencyHelp: t("currencyHelp"),
    cycle: t("cycle"),
    billDay: t("billDay"),
    billDayHelp: t("billDayHelp"),
    contractStart: t("contractStart"),
    contractEnd: t("contractEnd"),
    contractHelp: t("contractHelp"),
    submit: t("submit"),
    pending: t("pending"),
  };
}
