import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/**
 * To the old and to the new address of an account whose address was changed: `email` is the one it goes to. The old one is not told
 * the new, since it may have been a stranger's by mistake, who may hold a temporary password. `changedAt` is an ISO 8601 instant.
 */
export type EmailChangedProps = {
  organisation: string;
  name: string;
  email: string;
  isNewAddress: boolean;
  by: string;
  changedAt: string;
  timeZone: string;
  appUrl: string;
};

export default function EmailChanged({ language = "en", logo, ...props }: InLanguage<EmailChangedProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={EmailChanged.write(props, words)} words={words} logo={logo} />;
}

EmailChanged.write = (props: EmailChangedProps, words: Words): Letter => {
  const { t, name, when } = words;
  const { email } = props;
  const organisation = name(props.organisation);
  const whom = { name: name(props.name), organisation };
  const which = props.isNewAddress ? "new" : "old";

  return {
    subject: t(`emailChanged.${which}.subject`),
    preheader: t("emailChanged.preheader", { when: when(props.changedAt) }),
    title: t(`emailChanged.${which}.title`),
    parts: [
      { kind: "paragraph", text: t(`emailChanged.${which}.intro`, whom) },
      {
        kind: "facts",
        facts: [
          { label: t(`emailChanged.${which}.address`), value: email, look: "plain" },
          { label: t("emailChanged.by"), value: name(props.by), look: "plain" },
          { label: t("emailChanged.when"), value: when(props.changedAt), look: "plain" },
        ],
      },
      { kind: "paragraph", text: t(`emailChanged.${which}.next`) },
      { kind: "paragraph", text: t(`emailChanged.${which}.unexpected`, { organisation }) },
      { kind: "button", label: t("emailChanged.button"), href: addressIn(props.appUrl, "sign-in") },
    ],
    footer: t("layout.footer", { email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

EmailChanged.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  isNewAddress: true,
  by: "Tom Baker",
  changedAt: "2026-11-22T13:05:00Z",
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies EmailChangedProps;
