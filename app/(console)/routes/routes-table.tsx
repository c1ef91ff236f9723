import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sayLeaving } from "#app/(console)/numbers/number-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ListedRoute, NamedEnd, RouteNumber } from "#lib/routes/list-routes.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { kindWords } from "./kind-words.ts";
import { RouteLink } from "./route-link.tsx";
import { SeatWords } from "./seat-words.tsx";

/** Every call route with its numbers, how many it rings, and where its calls end. */
export async function RoutesTable({ rows }: { rows: ListedRoute[] }) {
  const [t, kinds] = await Promise.all([getTranslations("routes"), kindWords()]);
  const said = (end: NamedEnd): ReactNode => {
    if (end.kind === "seat") return <SeatWords seat={end.seat} />;
    return end.kind === "voicemail" ? t("endsAtVoicemail", { name: end.of }) : t("hangUp");
  };
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "name", label: t("name") },
        { key: "kind", label: t("kind") },
        { key: "numbers", label: t("numbers") },
        { key: "members", label: t("members"), isFigure: true },
        { key: "ends", label: t("ends"), mayBreak: true },
      ]}
      rows={rows.map(({ id, name, kind, numbers, members, ends, moreEnds, ...look }) => ({
        id,
        cells: {
          name: (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <RouteLink id={id} name={name} />
              {look.ringsNobody && <Badge tone="warning">{t("noMembers")}</Badge>}
              {look.hasLostSeat && <Badge tone="warning">{t("needsCare")}</Badge>}
            </span>
          ),
          kind: kinds[kind],
          numbers:
            numbers.length === 0
              ? t("noNumbers")
              : lines(numbers.map((number) => <NumberLine key={number.id} {...number} />)),
          members: kind === "ivr" ? "–" : members,
          ends: lines([...ends.map(said), ...(moreEnds > 0 ? [t("moreEnds", { count: moreEnds })] : [])]),
        },
      }))}
    />
  );
}

async function NumberLine({ number, releaseOn }: RouteNumber) {
  return sayLeaving(formatPhone(number), releaseOn);
}

function lines(each: readonly ReactNode[]): ReactNode {
  return (
    <ul>
      {each.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <li key={position} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
