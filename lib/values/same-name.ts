/** Whether what somebody typed is this name: upper and lower case, spacing and how accents are composed do not matter. */
export function isSameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

/** Upper case first, so that "ß" and "SS" come to the same. */
function folded(name: string): string {
  return name.trim().replace(/\s+/gu, " ").normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
