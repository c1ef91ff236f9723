import type { Route } from "next";
import Link from "next/link";

/** A person's name that leads to the person's page, wherever a list or a sentence mentions somebody. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link prefetch={false} href={`/agents/${id}` as Route} className="text-accent hover:underline">
      <bdi>{name}</bdi>
    </Link>
  );
}
