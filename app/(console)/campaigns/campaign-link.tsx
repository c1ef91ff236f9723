import type { Route } from "next";
import Link from "next/link";

/** A campaign's name that leads to its page. */
export function CampaignLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      prefetch={false}
      href={`/campaigns/${id}` as Route}
      className="text-accent wrap-anywhere hover:underline"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
