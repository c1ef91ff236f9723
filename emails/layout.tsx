import { Body, Container, Head, Heading, Html, Img, Preview, Section, Text } from "@react-email/components";
import { shownSize } from "#lib/logos/rules.ts";
import type { Letter, MailLogo } from "./letter.ts";
import { MailPart } from "./parts.tsx";
import { darkCss, style } from "./style.ts";
import type { Words } from "./words.ts";

interface MailLayoutProps {
  letter: Letter;
  words: Words;
  logo?: MailLogo | null | undefined;
}

/** Half of what the picture may have, so that it is sharp on dense screens. */
const logoPlate = { width: 240, height: 64 };

/**
 * The paper every mail is written on: one column, nothing fetched but the organisation's logo, which is the same for every reader,
 * nothing that reports back.
 * Light colours stand inline, for clients that drop style sheets; the dark ones can only be a media query.
 */
export function MailLayout({ letter, words, logo }: MailLayoutProps) {
  return (
    <Html lang={words.language} dir={words.direction}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{letter.subject}</title>
        <style>{darkCss}</style>
      </Head>
      <Preview>{letter.preheader}</Preview>
      <Body className="page" style={style.page}>
        <Container dir={words.direction} style={style.column}>
          {logo ? (
            <Img
              src={logo.address}
              alt={words.name(logo.name)}
              {...shownSize(logo, logoPlate)}
              style={style.logo}
            />
          ) : (
            <Text className="quiet" style={style.brand}>
              Rollcall
            </Text>
          )}
          <Section className="card" style={style.card}>
            <Heading as="h1" className="ink" style={style.title}>
              {letter.title}
            </Heading>
            {letter.parts.map((part) => (
              <MailPart key={keyOf(part)} part={part} linkFallback={letter.linkFallback} />
            ))}
          </Section>
          <Text className="quiet" style={style.footer}>
            {letter.footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function keyOf(part: Letter["parts"][number]): string {
  switch (part.kind) {
    case "heading":
    case "paragraph":
      return `${part.kind} ${part.text}`;
    case "steps":
      return part.steps.join();
    case "lines":
      return part.lines.join();
    case "facts":
      return part.facts.map((fact) => fact.label).join();
    case "button":
      return part.href;
  }
}
