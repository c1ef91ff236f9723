import type { ComponentType } from "react";

interface LinkedNamesProps {
  rows: readonly { id: string; name: string }[];
  link: ComponentType<{ id: string; name: string }>;
}

/** Names in a sentence, each leading to its page. */
export function LinkedNames({ rows, link: Link }: LinkedNamesProps) {
  return rows.map((row, position) => (
    <span key={row.id}>
      {position > 0 && ", "}
      <Link {...row} />
    </span>
  ));
}
