import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To the organisation's support address: an admin (`name`, `email`) asks to have ConnectionBoost enabled on a seat. */
export type BoostRequestedProps = {
  organisation: string;
  name: string;
  email: string;
  timeZone: string;
  seat: string;
  extension: string | null;
  tier: string;
  appUrl: string;
};

export default function BoostRequested({ language = "en", logo, ...props }: InLanguage<BoostRequestedProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={BoostRequested.write(props, words)} words={words} logo={logo} />;
}

BoostRequested.write = (props: BoostRequestedProps, words: Words): Letter => {
  const { t, name, shortName } = words;
  const { email, seat, extension } = props;
  const organisation = name(props.organisation);
  return {
    subject: t("boostRequested.subject", { organisation: shortName(props.organisation) }),
    preheader: t("boostRequested.preheader", { name: shortName(props.name) }),
    title: t("boostRequested.title"),
    parts: [
      { kind: "paragraph", text: t("boostRequested.intro", { name: name(props.name), email, organisation }) },
      {
        kind: "facts",
        facts: [
          { label: t("boostRequested.tier"), value: name(props.tier), look: "plain" },
          { label: t("boostRequested.extension"), value: extension ?? "–", look: "plain" },
          { label: t("boostRequested.seat"), value: seat, look: "code" },
        ],
      },
      { kind: "paragraph", text: t("boostRequested.operator"), quiet: true },
      { kind: "button", label: t("boostRequested.button"), href: addressIn(props.appUrl, "billing") },
    ],
    footer: t("boostRequested.footer", { organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

BoostRequested.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  timeZone: "Europe/Madrid",
  seat: "019a9f6e-1b1c-7d35-8c7e-5a0d5c2f9e11",
  extension: "104",
  tier: "Professional",
  appUrl: "https://rollcall.northwind.example",
} satisfies BoostRequestedProps;
