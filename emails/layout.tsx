import { Body, Container, Head, Heading, Html, Preview, Section, Text } from "@react-email/components";
import type { Letter } from "./letter.ts";
import { MailPart } from "./parts.tsx";
import { darkCss, style } from "./style.ts";
import type { Words } from "./words.ts";

/**
 * The paper every mail is written on: one column, no images, nothing fetched, nothing that reports back.
 * Light colours stand inline, for clients that drop style sheets; the dark ones can only be a media query.
 */
export function MailLayout({ letter, words }: { letter: Letter; words: Words }) {
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
          <Text className="quiet" style={style.brand}>
            Rollcall
          </Text>
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
