import { createTranslator } from "next-intl";
import type { Language } from "#lib/values/actor.ts";
import { directionOf } from "#lib/values/direction.ts";
import { catalogues } from "#messages/catalogues.ts";
import { isolated, oneLine, shortened } from "./names.ts";

/** What a template needs to write in the recipient's language and the organisation's time zone. */
export type Words = ReturnType<typeof wordsIn>;

/**
 * Gives the words of one language: `t` for the sentences, `when` for an instant, `name` for what people typed.
 * Takes an IANA time zone, that of the organisation. A missing message throws rather than mailing its key.
 */
export function wordsIn(language: Language, timeZone: string) {
  const direction = directionOf(language);
  const t = createTranslator({
    locale: language,
    messages: catalogues[language],
    namespace: "mail",
    timeZone,
    onError: (error) => {
      throw error;
    },
  });
  const format = new Intl.DateTimeFormat(language, { ...INSTANT, timeZone });

  return {
    t,
    language,
    direction,
    /** An ISO 8601 instant as weekday, day, time and zone. */
    when: (instant: string) => format.format(new Date(instant)),
    /** A name inside a sentence of the body. */
    name: (name: string) => isolated(oneLine(name), direction),
    /** A name inside a subject or preheader, where a long one would push out everything else. */
    shortName: (name: string) => isolated(shortened(oneLine(name)), direction),
  };
}

const INSTANT = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
} as const;
