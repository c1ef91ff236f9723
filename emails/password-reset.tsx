import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To whoever asked on `/forgot-password`. `expiresAt` is an ISO 8601 instant. */
export type PasswordResetProps = {
  organisation: string;
  name: string;
  email: string;
  token: string;
  expiresAt: string;
  timeZone: string;
  appUrl: string;
};

export default function PasswordReset({ language = "en", logo, ...props }: InLanguage<PasswordResetProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={PasswordReset.write(props, words)} words={words} logo={logo} />;
}

PasswordReset.write = (props: PasswordResetProps, words: Words): Letter => {
  const { t, name, when } = words;
  const { email } = props;
  const organisation = name(props.organisation);
  const until = when(props.expiresAt);

  return {
    subject: t("passwordReset.subject"),
    preheader: t("passwordReset.preheader", { until }),
    title: t("passwordReset.title"),
    parts: [
      { kind: "paragraph", text: t("passwordReset.intro", { name: name(props.name), email, organisation }) },
      {
        kind: "button",
        label: t("passwordReset.button"),
        href: addressIn(props.appUrl, "reset-password", props.token),
      },
      { kind: "paragraph", text: t("passwordReset.life", { until }) },
      { kind: "paragraph", text: t("passwordReset.notYou"), quiet: true },
    ],
    footer: t("layout.footer", { email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

PasswordReset.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  token: "rQ3v0Zc1n8mJtYwXo5uLkPfSdGhBaE7i2KxVqN9TzRs",
  expiresAt: "2026-11-22T14:05:00Z",
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies PasswordResetProps;
