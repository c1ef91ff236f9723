import type { ReactElement } from "react";
import type { Language } from "#lib/values/actor.ts";
import type { Letter, MailLogo } from "./letter.ts";
import type { Words } from "./words.ts";

export type InLanguage<Props> = Props & { language?: Language; logo?: MailLogo | null };

/** A react-email template: its component draws the HTML part of what `write` says. */
export type Template<Props extends { timeZone: string }> = {
  (props: InLanguage<Props>): ReactElement;
  write(props: Props, words: Words): Letter;
  PreviewProps: Props;
};
