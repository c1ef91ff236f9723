import en from "#messages/en.json";

/** The languages mails can be written in. Another one is a catalogue in `messages/` and a line here. */
const catalogues = { en: { mail: en.mail } } as const;

export type MailLanguage = keyof typeof catalogues;

/** Gives the language a mail to this person is written in; one without a catalogue falls back to English. */
export function mailLanguage(language: string): MailLanguage {
  return Object.hasOwn(catalogues, language) ? (language as MailLanguage) : "en";
}

export function messagesOf(language: MailLanguage) {
  return catalogues[language];
}

export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).language) ? "rtl" : "ltr";
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
