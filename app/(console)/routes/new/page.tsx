import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { RouteFilter } from "#lib/routes/list-filter.ts";
import { routeKinds } from "#lib/values/call-route.ts";
import { kindWords } from "../kind-words.ts";
import { RouteForm } from "../route-form.tsx";
import { routeFormOf } from "../route-form-of.ts";
import { addRouteAction } from "./actions.ts";

/** A new call route; its kind is in the address, since each has a form of its own. */
export default async function NewRoutePage({ searchParams }: PageProps<"/routes/new">) {
  const actor = await requireActor("routes.change");
  const { kind: asked } = RouteFilter.parse(await searchParams);
  const kind = asked ?? "ring-group";
  const [t, kinds, form] = await Promise.all([
    getTranslations("routes"),
    kindWords(),
    routeFormOf(actor, kind),
  ]);
  return (
    <>
      <PageHeader title={t("add")} parent={{ href: "/routes", label: t("title") }} />
      <nav aria-label={t("kinds")} className="mb-5">
        <ul className="flex flex-wrap gap-2">
          {routeKinds.map((each) => (
            <li key={each}>
              <Link
                prefetch={false}
                href={`/routes/new?kind=${each}` as Route}
                aria-current={each === kind ? "page" : undefined}
                className="inline-flex min-h-control items-center rounded-md border border-edge bg-surface px-3.5 font-medium hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
              >
                {kinds[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <RouteForm {...form} action={addRouteAction} />
    </>
  );
}
