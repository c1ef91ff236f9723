import type { ExtensionType } from "#lib/values/extension-type.ts";
import { addressIn } from "./addresses.ts";
import { MailLayout } from "./layout.tsx";
import type { Fact, Letter, Part } from "./letter.ts";
import { oneLine } from "./names.ts";
import type { InLanguage } from "./template.ts";
import { type Words, wordsIn } from "./words.ts";

/** To whoever takes over a seat: how to sign in, and how the phone is set up. What is null is not said. Instants are ISO 8601. */
export type SetUpGuideProps = {
  organisation: string;
  name: string;
  email: string;
  /** Null once a password was chosen. `validUntil` is earlier where access ends first; not in mails of before this was told. */
  credentials: {
    temporaryPassword: string;
    expiresAt: string;
    validUntil?: string;
    mustChange: boolean;
  } | null;
  again: boolean;
  extension: { number: string; type: ExtensionType } | null;
  /** Devices of the seat that do not have its present secret, by name; not in mails of before devices were kept. */
  unpaired?: string[];
  sipDomain: string | null;
  desktopPhoneUrl: string | null;
  mobilePhoneUrl: string | null;
  crmNotes: string | null;
  timeZone: string;
  appUrl: string;
};

export default function SetUpGuide({ language = "en", logo, ...props }: InLanguage<SetUpGuideProps>) {
  const words = wordsIn(language, props.timeZone);
  return <MailLayout letter={SetUpGuide.write(props, words)} words={words} logo={logo} />;
}

SetUpGuide.write = (props: SetUpGuideProps, words: Words): Letter => {
  const { t, name, shortName, when } = words;
  const { credentials } = props;
  const organisation = name(props.organisation);
  const isRenewed = credentials !== null && props.again;

  return {
    subject: t(isRenewed ? "setUpGuide.subjectRenewed" : "setUpGuide.subject", {
      organisation: shortName(props.organisation),
    }),
    preheader: credentials
      ? t("setUpGuide.preheader", { until: when(credentials.validUntil ?? credentials.expiresAt) })
      : t("setUpGuide.preheaderKnown"),
    title: t(credentials && !props.again ? "setUpGuide.title" : "setUpGuide.titleAgain"),
    parts: [
      {
        kind: "paragraph",
        text: t(isRenewed ? "setUpGuide.introRenewed" : "setUpGuide.intro", {
          name: name(props.name),
          organisation,
        }),
      },
      ...signIn(props, words),
      ...phone(props, words),
      ...pairAgain(props, words),
      ...crm(props, words),
      ...(credentials
        ? [{ kind: "paragraph", text: t("setUpGuide.expired", { organisation }), quiet: true } as const]
        : []),
    ],
    footer: t("layout.footer", { email: props.email, organisation }),
    linkFallback: t("layout.linkFallback"),
  };
};

function signIn({ appUrl, email, credentials }: SetUpGuideProps, { t, when }: Words): Part[] {
  const address = addressIn(appUrl, "sign-in");
  const opening: Fact[] = credentials
    ? [
        { label: t("credentials.temporaryPassword"), value: credentials.temporaryPassword, look: "secret" },
        {
          label: t("credentials.validUntil"),
          value: when(credentials.validUntil ?? credentials.expiresAt),
          look: "plain",
        },
      ]
    : [];
  const next = credentials?.mustChange ? "credentials.nextForced" : "credentials.nextKept";
  return [
    { kind: "heading", text: t("setUpGuide.signIn") },
    {
      kind: "facts",
      facts: [
        { label: t("credentials.address"), value: address, look: "link" },
        { label: t("credentials.userName"), value: email, look: "plain" },
        ...opening,
      ],
    },
    { kind: "button", label: t("credentials.button"), href: address, spelledOut: true },
    { kind: "paragraph", text: t(credentials ? next : "setUpGuide.ownPassword") },
  ];
}

function phone({ extension, ...props }: SetUpGuideProps, { t }: Words): Part[] {
  if (!extension) return [];
  const { number, type } = extension;
  const heading: Part = { kind: "heading", text: t("setUpGuide.phone", { number }) };
  if (type === "Web") return [heading, { kind: "paragraph", text: t("setUpGuide.web") }];

  const { sipDomain, desktopPhoneUrl, mobilePhoneUrl } = props;
  const facts: Fact[] = [
    { label: t("setUpGuide.sipUser"), value: number, look: "code" },
    ...(sipDomain ? [{ label: t("setUpGuide.sipDomain"), value: sipDomain, look: "code" } as const] : []),
    ...(desktopPhoneUrl
      ? [{ label: t("setUpGuide.desktopPhone"), value: desktopPhoneUrl, look: "link" } as const]
      : []),
    ...(mobilePhoneUrl
      ? [{ label: t("setUpGuide.mobilePhone"), value: mobilePhoneUrl, look: "link" } as const]
      : []),
  ];
  return [
    heading,
    { kind: "facts", facts },
    {
      kind: "steps",
      steps: [
        t(desktopPhoneUrl || mobilePhoneUrl ? "setUpGuide.stepDownload" : "setUpGuide.stepPhone"),
        t("setUpGuide.stepSecret"),
        t(sipDomain ? "setUpGuide.stepEnter" : "setUpGuide.stepEnterNoDomain"),
      ],
    },
  ];
}

function pairAgain({ extension, unpaired = [] }: SetUpGuideProps, { t, name }: Words): Part[] {
  if (extension?.type !== "SIP" || unpaired.length === 0) return [];
  return [
    { kind: "heading", text: t("setUpGuide.pairAgain") },
    { kind: "paragraph", text: t("setUpGuide.pairAgainText") },
    { kind: "lines", lines: unpaired.map((device) => name(device)) },
  ];
}

function crm({ crmNotes }: SetUpGuideProps, { t }: Words): Part[] {
  if (!crmNotes) return [];
  return [
    { kind: "heading", text: t("setUpGuide.crm") },
    { kind: "lines", lines: crmNotes.split("\n").map(oneLine) },
  ];
}

SetUpGuide.PreviewProps = {
  organisation: "Northwind Support",
  name: "Ada Moreno",
  email: "ada.moreno@northwind.example",
  credentials: {
    temporaryPassword: "kq7m-w3xd-9hfr-tn4p",
    expiresAt: "2026-11-29T13:00:00Z",
    mustChange: true,
  },
  again: false,
  extension: { number: "104", type: "SIP" },
  unpaired: ["Desk phone in room 12"],
  sipDomain: "sip.northwind.example",
  desktopPhoneUrl: "https://rollcall.northwind.example/phone/desktop",
  mobilePhoneUrl: "https://rollcall.northwind.example/phone/mobile",
  crmNotes: "In the CRM, open Settings, then Telephony.\nChoose “Softphone” and enter your extension.",
  timeZone: "Europe/Madrid",
  appUrl: "https://rollcall.northwind.example",
} satisfies SetUpGuideProps;
