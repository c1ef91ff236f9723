/** Text as lists sort and search it: lower case, without accents, so that "Alvarez" finds "Álvarez". */
export function searchKey(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
