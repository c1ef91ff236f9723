import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To the owner of an account whose password was changed, by whatever way. `changedAt` is an ISO 8601 instant. */
export type PasswordChangedProps = {
  organisation: string;
  name: string;
  email: string;
  changedAt: string;
  timeZone: string;
  appUrl: string;
};

export default function PasswordChanged({
  language = "en",
  logo,
  ...props
}: InLanguage<PasswordChangedProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={PasswordChanged.write(props, words)} words={words} logo={logo} />;
}

PasswordChanged.write = (props: PasswordChangedProps, words: Words): Letter => {
  const { t, name, when } = words;
  const { email } = props;
  const organisation = name(props.organisation);
  const changed = when(props.changedAt);

  return {
    subject: t("passwordChanged.subject"),
    preheader: t("passwordChanged.preheader", { when: changed }),
    title: t("passwordChanged.title"),
    parts: [
      { kind: "paragraph", text: t("passwordChanged.intro", { name: name(props.name), organisation }) },
      {
        kind: "facts",
        facts: [
          { label: t("passwordChanged.account"), value: email, look: "plain" },
          { label: t("passwordChanged.when"), value: changed, look: "plain" },
        ],
      },
      { kind: "paragraph", text: t("passwordChanged.you") },
      { kind: "paragraph", text: t("passwordChanged.notYou", { organisation }) },
      {
        kind: "button",
        label: t("passwordChanged.button"),
        href: addressIn(props.appUrl, "forgot-password"),
      },
    ],
    footer: t("layout.footer", { email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

PasswordChanged.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  changedAt: "2026-11-22T13:05:00Z",
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies PasswordChangedProps;
