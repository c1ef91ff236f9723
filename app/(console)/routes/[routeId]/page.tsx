import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findRoute } from "#lib/routes/find-route.ts";
import { ringsNobody } from "#lib/routes/graph-rules.ts";
import { parseId } from "#lib/values/ids.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { kindWords } from "../kind-words.ts";
import { RouteForm } from "../route-form.tsx";
import { routeFormOf } from "../route-form-of.ts";
import { WhereACallGoes } from "../where-a-call-goes.tsx";
import { changeRouteAction } from "./actions.ts";
import { DeleteRoute } from "./delete/delete-route.tsx";
import { OwnNumbers } from "./own-numbers.tsx";

/** A call route: where its calls go, its numbers, and the form that changes it. */
export default async function RoutePage({ params, searchParams }: PageProps<"/routes/[routeId]">) {
  const actor = await requireActor("routes.see");
  const id = parseId<"routes">((await params).routeId);
  const route = id && (await findRoute(actor, id));
  if (!route) notFound();

  const [t, kinds, { added, taken }, form] = await Promise.all([
    getTranslations("routes"),
    kindWords(),
    searchParams,
    routeFormOf(actor, route),
  ]);
  const takenNumber = route.numbers.find((number) => number.id === taken);
  return (
    <>
      <PageHeader
        title={route.name}
        badge={<Badge tone="neutral">{kinds[route.kind]}</Badge>}
        parent={{ href: "/routes", label: t("title") }}
        actions={
          <ConfirmLink
            href={`/routes/${route.id}/delete`}
            label={t("delete")}
            look="danger"
            title={t("deleteTitle", { name: route.name })}
          >
            <DeleteRoute route={route} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        {added !== undefined && route.version === 1 && (
          <DoneNotice>{t("added", { name: route.name })}</DoneNotice>
        )}
        {takenNumber && (
          <DoneNotice key={takenNumber.id}>
            {t("taken", { number: formatPhone(takenNumber.number) })}
          </DoneNotice>
        )}
        {ringsNobody(route) && <Notice tone="warning">{t("ringsNobodyNow")}</Notice>}
        <WhereACallGoes actor={actor} routeId={route.id} numbers={route.numbers} />
        <OwnNumbers actor={actor} route={route} />
        <Section title={t("edit")} text={t("editText")}>
          <RouteForm {...form} action={changeRouteAction} />
        </Section>
      </div>
    </>
  );
}
