import type { Route } from "next";
import { getLocale } from "next-intl/server";
import { Day } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Due } from "#lib/overview/find-overview.ts";

type DueListProps = { title: string; due: Due; none: string; all: { label: string; href: Route } };

/** The next people with a date, and the way to all of them. */
export async function DueList({ title, due: { people, count }, none, all }: DueListProps) {
  const locale = await getLocale();
  return (
    <Section title={title}>
      {count === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <>
          <ul className="divide-y divide-line">
            {people.map(({ id, name, on }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                <span className="min-w-0 wrap-anywhere">
                  <PersonLink id={id} name={name} />
                </span>
                <span className="text-muted tabular-nums">
                  <Day day={on} locale={locale} />
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-3">
            <LinkButton href={all.href}>{all.label}</LinkButton>
          </p>
        </>
      )}
    </Section>
  );
}
