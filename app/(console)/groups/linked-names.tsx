import { getFormatter } from "next-intl/server";
import type { ComponentType } from "react";

interface LinkedNamesProps {
  rows: readonly { id: string; name: string }[];
  link: ComponentType<{ id: string; name: string }>;
  /** What the list ends with beside them. */
  also?: string | false;
}

/** Names in a sentence, each leading to its page, listed as the reader's language does. */
export async function LinkedNames({ rows, link: Link, also }: LinkedNamesProps) {
  const format = await getFormatter();
  const links = rows.map((row) => <Link key={row.id} {...row} />);
  return format.list(also ? [...links, also] : links, { type: "unit" });
}
