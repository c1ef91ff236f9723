import { isMailName, type MailName, type MailProps, mails } from "#emails/registry.ts";
import type { Template } from "#emails/template.ts";
import { type RenderedMail, renderMail } from "./render.ts";

/** Every mail that can be previewed, which is every mail there is. */
export const mailNames: readonly string[] = Object.keys(mails);

/** Gives a mail written from its template's own example; null when there is no mail of that name. */
export async function preview(name: string): Promise<RenderedMail | null> {
  return isMailName(name) ? exampleOf(name) : null;
}

function exampleOf<Name extends MailName>(name: Name): Promise<RenderedMail> {
  const template: Template<MailProps[Name]> = mails[name];
  return renderMail(name, template.PreviewProps, "en");
}
