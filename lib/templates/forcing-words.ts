export interface InvisibleWords {
  tab: string;
  /** With `{code}` where the code point stands. */
  blank: string;
  invisible: string;
}

/** Characters as somebody can look for them: those that cannot be seen by name and code point, the others as they are. */
export function inSight(characters: readonly string[], words: InvisibleWords): string {
  const named = characters.map((character) => {
    if (character === "\t") return words.tab;
    if (/^\p{White_Space}+$/u.test(character)) return words.blank.replace("{code}", codesOf(character));
    if (/^[\p{C}\p{Default_Ignorable_Code_Point}]+$/u.test(character))
      return words.invisible.replace("{code}", codesOf(character));
    return null;
  });
  const seen = characters.filter((_, position) => named[position] === null).join(" ");
  return [seen, ...named].filter(Boolean).join(", ");
}

function codesOf(text: string): string {
  return [...text]
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");
}
