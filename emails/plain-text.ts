import type { Letter, Part } from "./letter.ts";
import type { Words } from "./words.ts";

/**
 * Gives the plain-text part of a mail, for people and clients that read nothing else. Lines are not wrapped, since
 * every client wraps them to its own width and a wrapped address cannot be opened; a value that is to be copied stands
 * alone on its line.
 */
export function plainText(letter: Letter, words: Words): string {
  const blocks = [
    letter.title,
    ...letter.parts.flatMap((part) => textOf(part, words)),
    `--\n${letter.footer}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function textOf(part: Part, { t }: Words): string | [] {
  const labelled = (label: string, value: string) => `${t("layout.labelled", { label })}\n${value}`;
  switch (part.kind) {
    case "heading":
      return part.text.toUpperCase();
    case "paragraph":
      return part.text;
    case "steps":
      return part.steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
    case "lines":
      return part.lines.join("\n");
    case "facts":
      return part.facts.map(({ label, value }) => labelled(label, value)).join("\n\n");
    case "button":
      return part.spelledOut ? [] : labelled(part.label, part.href);
  }
}
