import { render } from "@react-email/render";
import type { MailLogo } from "#emails/letter.ts";
import { plainText } from "#emails/plain-text.ts";
import { type MailName, type MailProps, mails } from "#emails/registry.ts";
import type { Template } from "#emails/template.ts";
import { wordsIn } from "#emails/words.ts";
import type { Language } from "#lib/values/actor.ts";

export type RenderedMail = { subject: string; html: string; text: string };

/**
 * Writes one mail in the recipient's language, with the organisation's logo where there is one: subject, HTML part and plain-text
 * part. The same input gives the same bytes on the same release; a caller that retries keeps what it got, since a release in between
 * may change them.
 */
export async function renderMail<Name extends MailName>(
  name: Name,
  props: MailProps[Name],
  language: Language,
  logo: MailLogo | null = null,
): Promise<RenderedMail> {
  const template: Template<MailProps[Name]> = mails[name];
  const words = wordsIn(language, props.timeZone);
  const letter = template.write(props, words);

  return {
    subject: letter.subject,
    html: await render(template({ ...props, language, logo })),
    text: plainText(letter, words),
  };
}
