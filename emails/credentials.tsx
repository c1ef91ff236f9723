import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To a new agent, or to one whose credentials were made anew (`again`). Instants are ISO 8601. */
export type CredentialsProps = {
  organisation: string;
  name: string;
  email: string;
  temporaryPassword: string;
  expiresAt: string;
  /** Before that where access ends first; not in mails of before this was told. */
  validUntil?: string;
  mustChange: boolean;
  again: boolean;
  timeZone: string;
  appUrl: string;
};

export default function Credentials({ language = "en", logo, ...props }: InLanguage<CredentialsProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={Credentials.write(props, words)} words={words} logo={logo} />;
}

Credentials.write = (props: CredentialsProps, words: Words): Letter => {
  const { t, name, shortName, when } = words;
  const organisation = name(props.organisation);
  const address = addressIn(props.appUrl, "sign-in");
  const until = when(props.validUntil ?? props.expiresAt);

  return {
    subject: t(props.again ? "credentials.subjectAgain" : "credentials.subject", {
      organisation: shortName(props.organisation),
    }),
    preheader: t("credentials.preheader", { until }),
    title: t(props.again ? "credentials.titleAgain" : "credentials.title"),
    parts: [
      {
        kind: "paragraph",
        text: t(props.again ? "credentials.introAgain" : "credentials.intro", {
          name: name(props.name),
          organisation,
        }),
      },
      {
        kind: "facts",
        facts: [
          { label: t("credentials.address"), value: address, look: "link" },
          { label: t("credentials.userName"), value: props.email, look: "plain" },
          { label: t("credentials.temporaryPassword"), value: props.temporaryPassword, look: "secret" },
          { label: t("credentials.validUntil"), value: until, look: "plain" },
        ],
      },
      { kind: "button", label: t("credentials.button"), href: address, spelledOut: true },
      { kind: "paragraph", text: t(props.mustChange ? "credentials.nextForced" : "credentials.nextKept") },
      { kind: "paragraph", text: t("credentials.expired", { organisation }), quiet: true },
    ],
    footer: t("layout.footer", { email: props.email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

Credentials.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  temporaryPassword: "kq7m-w3xd-9hfr-tn4p",
  expiresAt: "2026-11-29T13:00:00Z",
  mustChange: true,
  again: false,
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies CredentialsProps;
