import { Button, Heading, Link, Section, Text } from "@react-email/components";
import { createElement } from "react";
import type { Fact, Part } from "./letter.ts";
import { style } from "./style.ts";

/** One part of a letter as HTML. Text goes in as text: React escapes it, whatever it holds. */
export function MailPart({ part, linkFallback }: { part: Part; linkFallback: string }) {
  switch (part.kind) {
    case "heading":
      return (
        <Heading as="h2" className="ink" style={style.heading}>
          {part.text}
        </Heading>
      );
    case "steps":
      return (
        <ol className="ink" style={style.steps}>
          {part.steps.map((step) => (
            <li key={step} style={style.step}>
              {step}
            </li>
          ))}
        </ol>
      );
    case "lines":
      return createElement(
        Text,
        { className: "ink", style: style.paragraph },
        ...part.lines.flatMap((line, index) => (index === 0 ? [line] : [lineBreak, line])),
      );
    case "paragraph":
      return (
        <Text className={part.quiet ? "quiet" : "ink"} style={part.quiet ? style.quiet : style.paragraph}>
          {part.text}
        </Text>
      );
    case "facts":
      return (
        <Section className="panel" style={style.panel}>
          {part.facts.map((fact) => (
            <FactRow key={fact.label} fact={fact} />
          ))}
        </Section>
      );
    case "button":
      return (
        <>
          <Button
            className="button"
            href={part.href}
            style={part.spelledOut ? style.loneButton : style.button}
          >
            {part.label}
          </Button>
          {part.spelledOut ? null : <SpelledOut href={part.href} linkFallback={linkFallback} />}
        </>
      );
  }
}

/** Unlike `white-space`, every client knows it. */
const lineBreak = <br />;

const valueStyles = { plain: style.value, link: style.value, code: style.code, secret: style.secret };

function FactRow({ fact }: { fact: Fact }) {
  return (
    <>
      <Text className="quiet" style={style.label}>
        {fact.label}
      </Text>
      <Text className="ink" style={valueStyles[fact.look]}>
        <bdi dir={fact.look === "plain" ? "auto" : "ltr"}>
          {fact.look === "link" ? (
            <Link className="link" href={fact.value} style={style.link}>
              {fact.value}
            </Link>
          ) : (
            fact.value
          )}
        </bdi>
      </Text>
    </>
  );
}

function SpelledOut({ href, linkFallback }: { href: string; linkFallback: string }) {
  return (
    <Text className="quiet" style={style.fallback}>
      {linkFallback}
      <br />
      <Link className="link" href={href} style={style.link}>
        {href}
      </Link>
    </Text>
  );
}
