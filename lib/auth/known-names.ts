/** What somebody who knows the account would try first: whose it is, and where. */
export interface KnownNames {
  organisationName: string;
  personName: string;
  email: string;
}

/**
 * Gives the password without the words of the names: case, accents and the usual replacements (@ for a, 0 for o)
 * make no difference. Words of fewer than four letters are left in, since they occur by chance.
 */
export function withoutNames(password: string, names: KnownNames): string {
  const characters = [...password];
  const looks = characters.map(look);

  for (const word of wordsOf(names)) {
    for (let start = 0; start + word.length <= looks.length; start++) {
      if (word.every((letter, offset) => looks[start + offset] === letter)) {
        characters.fill("", start, start + word.length);
        looks.fill("", start, start + word.length);
      }
    }
  }
  return characters.join("");
}

const shortestWord = 4;
// NIST SP 800-63B-4, 3.1.1.2: context-specific words are the name of the service and of the subscriber.
const serviceName = "Rollcall";

/** Longest first, so that "Anna" does not take a bite out of "Annabel". */
function wordsOf({ organisationName, personName, email }: KnownNames): string[][] {
  const emailWithoutTopLevel = email.replace(/\.[^.]*$/, "");
  const texts = [organisationName, personName, emailWithoutTopLevel, serviceName];
  const words = texts.flatMap((text) => {
    const parts = text.normalize("NFKC").split(/[^\p{L}\p{M}\p{N}]+/u);
    return [...parts, parts.join("")];
  });
  return [...new Set(words)]
    .map((word) => [...word].map(look))
    .filter((word) => word.length >= shortestWord)
    .sort((one, other) => other.length - one.length);
}

/** Gives the one letter that a character stands for; one for one, so that places stay comparable. */
function look(character: string): string {
  const [base = ""] = character.normalize("NFKD").toLowerCase();
  return replacements[base] ?? base;
}

const replacements: Record<string, string> = {
  "0": "o",
  "1": "i",
  "!": "i",
  "|": "i",
  l: "i",
  "3": "e",
  "€": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
  "9": "g",
};
