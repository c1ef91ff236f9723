import type { Route } from "next";
import Link from "next/link";

/** A call route's name that leads to its page. */
export function RouteLink({ id, name }: { id: string; name: string }) {
  return (
    <Link prefetch={false} href={`/routes/${id}` as Route} className="text-accent hover:underline">
      <bdi>{name}</bdi>
    </Link>
  );
}
