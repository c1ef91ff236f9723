import type { Route } from "next";
import Link from "next/link";

/** A group's name that leads to its page. */
export function GroupLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      prefetch={false}
      href={`/groups/${id}` as Route}
      className="text-accent wrap-anywhere hover:underline"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
