import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { find } from "#lib/find/find.ts";
import { pagesBy } from "#lib/find/page-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FoundKind } from "#lib/values/found.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { type ConsolePage, furtherPages, navigationFor, ownPages } from "../console-pages.ts";
import { withWords } from "./page-words.ts";

const mostPages = 6;

/**
 * What Find shows for what was typed, kind by kind, in the reader's language: pages by their names, the rest from the organisation's
 * rows.
 */
export async function findAnswers(actor: Actor, q: string): Promise<FoundKind[]> {
  const [t, nav, found, pages] = await Promise.all([
    getTranslations("find"),
    getTranslations("nav"),
    find(actor, q),
    findPages(actor, q),
  ]);
  const kinds: FoundKind[] = [
    { label: t("pages"), items: pages.map(({ href, label }) => ({ href, label, detail: null })) },
    {
      label: nav("agents"),
      items: found.agents.map(({ id, name, email, extension }) => ({
        href: `/agents/${id}`,
        label: name,
        detail: extension ? t("emailAndExtension", { email, extension }) : email,
      })),
    },
    {
      label: nav("extensions"),
      items: found.extensions.map(({ id, number, holder }) => ({
        href: `/extensions/${id}`,
        label: number,
        detail: holder,
      })),
    },
    {
      label: nav("numbers"),
      items: found.numbers.map(({ id, number, place }) => ({
        href: `/numbers/${id}`,
        label: formatPhone(number),
        detail: place,
      })),
    },
    { label: nav("routes"), items: found.routes.map((each) => named("routes", each)) },
    { label: nav("groups"), items: found.groups.map((each) => named("groups", each)) },
    { label: nav("campaigns"), items: found.campaigns.map((each) => named("campaigns", each)) },
  ];
  return kinds.filter(({ items }) => items.length > 0);
}

const named = (folder: "routes" | "groups" | "campaigns", { id, name }: { id: string; name: string }) => ({
  href: `/${folder}/${id}` as Route,
  label: name,
  detail: null,
});

async function findPages(actor: Actor, q: string) {
  const pages = await Promise.all([navigationFor(actor), furtherPages(actor), ownPages()]);
  return pagesBy(await withWords<ConsolePage>(pages.flat()), q).slice(0, mostPages);
}
