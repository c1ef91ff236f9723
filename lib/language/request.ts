import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { sessionNow } from "#lib/auth/session.ts";
import { type Language, languages } from "#lib/values/actor.ts";
import { catalogues } from "#messages/catalogues.ts";

/** The reader's language: that of the account, and before sign-in the browser's, as the server in front of Next understood it. */
export default getRequestConfig(async () => {
  const session = await sessionNow();
  const locale = session && "actor" in session ? session.actor.language : await browserLanguage();
  return { locale, messages: catalogues[locale] };
});

async function browserLanguage(): Promise<Language> {
  const preferred = (await headers()).get("x-rollcall-language");
  return languages.find((language) => language === preferred) ?? languages[0];
}
