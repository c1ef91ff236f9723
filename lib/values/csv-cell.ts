/**
 * Text that a spreadsheet takes for text: what it would read as a formula gets an apostrophe in front. Such are `=`, `+`, `-` and
 * `@` at the start, also after spaces or invisible characters and in full width, and a leading tab or line end.
 */
export function csvCell(text: string): string {
  return startsFormula.test(text.normalize("NFKC")) ? `'${text}` : text;
}

const startsFormula = /^[\s\p{C}]*[=+\-@]|^[\t\r\n]/u;
