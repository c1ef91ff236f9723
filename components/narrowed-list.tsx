import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { PersonLink } from "./person-link.tsx";

interface NarrowedListProps {
  /** The one person that the list is about, and the sentence that says so round the link to that person's page. */
  agent: { id: string; name: string; sentence: (link: () => ReactNode) => ReactNode } | null;
  /** Said when more people match a search than are looked at. */
  tooMany: string | false;
  all: { href: Route; label: string };
}

/** Says above a list that it does not show everything, and the way back; nothing where it does. */
export function NarrowedList({ agent, tooMany, all }: NarrowedListProps) {
  return (
    <>
      {agent && (
        <p className="mb-4 flex flex-wrap gap-x-4 wrap-anywhere">
          <span>
            {agent.sentence(() => (
              <PersonLink id={agent.id} name={agent.name} />
            ))}
          </span>
          <Link prefetch={false} href={all.href} className="text-accent hover:underline">
            {all.label}
          </Link>
        </p>
      )}
      {tooMany && (
        <div className="mb-4">
          <Notice tone="warning">{tooMany}</Notice>
        </div>
      )}
    </>
  );
}
