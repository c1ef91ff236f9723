/** One kind of what Find found, drawn: a heading and links. */
export interface FoundKind {
  label: string;
  items: { href: string; label: string; detail: string | null }[];
}
