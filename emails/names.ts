/**
 * Names are whatever people typed: up to 300 characters, any script, any markup. These functions keep one from reaching
 * beyond its own place in a sentence or a header; nothing of it is interpreted, and nothing visible is dropped.
 */

/** A name on one line: no control characters (hence no header injection) and no bidirectional overrides. */
export function oneLine(name: string): string {
  return name
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\p{Control}\u2028\u2029]+/gu, " ")
    .replace(BIDI_CONTROLS, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** At most 60 characters as a reader counts them, so that an emoji or an accent is never cut in half. */
export function shortened(name: string): string {
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name)];
  if (characters.length <= LONGEST_IN_A_HEADER) return name;

  const kept = characters.slice(0, LONGEST_IN_A_HEADER - 1).map((character) => character.segment);
  return `${kept.join("").trimEnd()}…`;
}

/** Keeps a name of the other direction from turning the words around it (Unicode UAX #9, first-strong isolate). */
export function isolated(name: string, direction: "ltr" | "rtl"): string {
  const needsIsolation = direction === "rtl" || RIGHT_TO_LEFT_LETTER.test(name);
  return needsIsolation ? `\u2068${name}\u2069` : name;
}

const LONGEST_IN_A_HEADER = 60;
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200f]/u;
