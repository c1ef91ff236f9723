import type { AccessEnd } from "#lib/values/mail.ts";
import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To somebody whose account was deactivated, replaced or deleted. `endedAt` is an ISO 8601 instant, `by` null for a planned end. */
export type AccessEndedProps = {
  organisation: string;
  name: string;
  email: string;
  because: AccessEnd;
  by: string | null;
  endedAt: string;
  timeZone: string;
  appUrl: string;
};

export default function AccessEnded({ language = "en", logo, ...props }: InLanguage<AccessEndedProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={AccessEnded.write(props, words)} words={words} logo={logo} />;
}

AccessEnded.write = (props: AccessEndedProps, words: Words): Letter => {
  const { t, name, shortName, when } = words;
  const { email, because } = props;
  const organisation = name(props.organisation);
  const ended = when(props.endedAt);
  const by = props.by === null ? t("accessEnded.byEndDate") : name(props.by);

  return {
    subject: t("accessEnded.subject", { organisation: shortName(props.organisation) }),
    preheader: t("accessEnded.preheader", { when: ended }),
    title: t("accessEnded.title"),
    parts: [
      {
        kind: "paragraph",
        text: t(`accessEnded.intro.${because}`, { name: name(props.name), organisation }),
      },
      {
        kind: "facts",
        facts: [
          { label: t("accessEnded.userName"), value: email, look: "plain" },
          { label: t("accessEnded.address"), value: addressIn(props.appUrl, "sign-in"), look: "link" },
          { label: t("accessEnded.when"), value: ended, look: "plain" },
          { label: t("accessEnded.by"), value: by, look: "plain" },
        ],
      },
      { kind: "paragraph", text: t("accessEnded.meaning") },
      { kind: "paragraph", text: t("accessEnded.ask", { organisation }) },
    ],
    footer: t("accessEnded.footer", { email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

AccessEnded.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  because: "deactivated",
  by: "Miles Whitfield",
  endedAt: "2026-11-22T13:05:00Z",
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies AccessEndedProps;
