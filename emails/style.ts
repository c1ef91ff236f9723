import type { CSSProperties } from "react";

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

const light = {
  page: "#f3f4f6",
  card: "#ffffff",
  line: "#dfe3e8",
  panel: "#f7f8fa",
  ink: "#16202c",
  quiet: "#566171",
  accent: "#00617b",
};

const dark = {
  page: "#0f141a",
  card: "#171e27",
  line: "#2c3642",
  panel: "#1e2732",
  ink: "#e8edf3",
  quiet: "#a3afbd",
  accent: "#67c9dd",
  onAccent: "#031923",
};

const text: CSSProperties = {
  fontFamily: FONT,
  fontSize: "15px",
  lineHeight: "23px",
  color: light.ink,
  margin: "0 0 14px",
  overflowWrap: "anywhere",
};

const quiet: CSSProperties = { ...text, fontSize: "13px", lineHeight: "20px", color: light.quiet };

const code: CSSProperties = {
  ...text,
  fontFamily: MONOSPACE,
  fontSize: "18px",
  lineHeight: "26px",
  fontWeight: 600,
  margin: "0 0 10px",
  userSelect: "all",
};

const button: CSSProperties = {
  ...text,
  backgroundColor: light.accent,
  borderRadius: "8px",
  color: "#ffffff",
  fontWeight: 600,
  margin: "0",
  padding: "11px 22px",
  textDecoration: "none",
};

/** Logical properties are left out on purpose: several clients know none, and everything here is symmetric. */
export const style = {
  page: { backgroundColor: light.page, margin: "0", padding: "20px 10px" },
  column: { maxWidth: "520px", margin: "0 auto" },
  brand: { ...quiet, fontWeight: 600, letterSpacing: "0.02em", margin: "0 2px 10px" },
  /** On white whatever the client makes of the rest, since a dark mark would vanish; the text stands in where no picture is fetched. */
  logo: {
    ...quiet,
    backgroundColor: "#ffffff",
    borderRadius: "6px",
    display: "block",
    fontWeight: 600,
    margin: "0 2px 10px",
    padding: "6px 10px",
  },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: "10px",
    padding: "24px 16px 10px",
  },
  title: { ...text, fontSize: "21px", lineHeight: "28px", fontWeight: 650, margin: "0 0 10px" },
  heading: { ...text, fontSize: "16px", lineHeight: "24px", fontWeight: 650, margin: "22px 0 6px" },
  paragraph: text,
  steps: { ...text, padding: "0 22px", margin: "0 0 14px" },
  step: { margin: "0 0 6px" },
  quiet,
  panel: {
    backgroundColor: light.panel,
    border: `1px solid ${light.line}`,
    borderRadius: "8px",
    padding: "12px 12px 2px",
    margin: "2px 0 18px",
  },
  label: { ...quiet, lineHeight: "18px", margin: "0" },
  value: { ...text, margin: "0 0 10px" },
  code,
  /** A password broken after a hyphen looks whole, so it keeps to one line; its 24 letters fit on a phone of 320 pixels. */
  secret: { ...code, fontSize: "15px", whiteSpace: "nowrap", overflowWrap: "normal" },
  button,
  loneButton: { ...button, margin: "0 0 16px" },
  fallback: { ...quiet, margin: "10px 0 16px" },
  link: { color: light.accent, textDecoration: "underline" },
  footer: { ...quiet, fontSize: "12px", lineHeight: "18px", margin: "14px 2px 0" },
} satisfies Record<string, CSSProperties>;

/** `[data-ogsc]` is how Outlook on the web marks its own dark mode; it ignores the media query. */
export const darkCss = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `@media (prefers-color-scheme:dark){${darkRules("")}}`,
  darkRules("[data-ogsc] "),
].join("\n");

function darkRules(within: string): string {
  const rules = {
    ".page": `background-color:${dark.page}`,
    // react-email repeats the page's colour on the cell inside it.
    ".page>table>tbody>tr>td": `background-color:${dark.page}`,
    ".card": `background-color:${dark.card};border-color:${dark.line}`,
    ".panel": `background-color:${dark.panel};border-color:${dark.line}`,
    ".ink": `color:${dark.ink}`,
    ".quiet": `color:${dark.quiet}`,
    ".link": `color:${dark.accent}`,
    ".button": `background-color:${dark.accent};color:${dark.onAccent}`,
  };

  return Object.entries(rules)
    .map(([name, declarations]) => `${within}${name}{${declarations.replaceAll(/(;|$)/g, "!important$1")}}`)
    .join("");
}
