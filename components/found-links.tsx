import type { Route } from "next";
import Link from "next/link";
import type { FoundKind } from "#lib/values/found.ts";

/** What Find found, kind by kind. */
export function FoundLinks({ kinds }: { kinds: readonly FoundKind[] }) {
  return (
    <div className="grid gap-3">
      {kinds.map(({ label, items }) => (
        <section key={label}>
          <h2 className="px-2.5 text-xs font-semibold text-muted">{label}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.href}>
                <Link
                  prefetch={false}
                  href={item.href as Route}
                  className="flex min-h-control flex-wrap items-center gap-x-3 rounded-sm px-2.5 py-1 hover:bg-sunken focus:bg-accent-soft"
                >
                  <bdi className="min-w-0 wrap-anywhere">{item.label}</bdi>
                  {item.detail && (
                    <bdi className="min-w-0 text-sm wrap-anywhere text-muted">{item.detail}</bdi>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
