import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { NavItem } from "#components/shell/nav-links.tsx";
import { may, type Permission } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import { settingsParts } from "./settings/settings-parts.ts";

export interface ConsolePage {
  href: Route;
  label: string;
}

/** The pages of the navigation, in the product's order, that this person may open (product.md, "Screens and labels"). */
export async function navigationFor({ role }: Actor): Promise<NavItem[]> {
  const t = await getTranslations("nav");
  const all: (NavItem & { permission: Permission })[] = [
    { href: "/", label: t("overview"), icon: "overview", permission: "agents.see" },
    { href: "/agents", label: t("agents"), icon: "agents", permission: "agents.see" },
    { href: "/billing", label: t("billing"), icon: "billing", permission: "billing.see" },
    { href: "/numbers", label: t("numbers"), icon: "numbers", permission: "numbers.see" },
    { href: "/extensions", label: t("extensions"), icon: "extensions", permission: "extensions.see" },
    { href: "/routes", label: t("routes"), icon: "routes", permission: "routes.see" },
    { href: "/groups", label: t("groups"), icon: "groups", permission: "groups.see" },
    { href: "/campaigns", label: t("campaigns"), icon: "campaigns", permission: "campaigns.see" },
    { href: "/settings", label: t("settings"), icon: "settings", permission: "settings.change" },
    { href: "/outbox", label: t("outbox"), icon: "outbox", permission: "outbox.see" },
    { href: "/audit", label: t("audit"), icon: "audit", permission: "audit.see" },
  ];
  return all.filter(({ permission }) => may(role, permission)).map(({ permission: _asked, ...item }) => item);
}

/** The person's own pages, for everybody. */
export async function ownPages(): Promise<ConsolePage[]> {
  const t = await getTranslations("nav");
  return [
    { href: "/home", label: t("home") },
    { href: "/profile", label: t("profile") },
  ];
}

/** What people look for by name and the navigation does not list. */
export async function furtherPages({ role }: Actor): Promise<ConsolePage[]> {
  const [addAgent, numbers, extensions, ranges, statement, routes, groups, campaigns, templates] =
    await Promise.all([
      getTranslations("addAgent"),
      getTranslations("numbers"),
      getTranslations("extension"),
      getTranslations("ranges"),
      getTranslations("billing"),
      getTranslations("routes"),
      getTranslations("groups"),
      getTranslations("campaigns"),
      getTranslations("templates"),
    ]);
  const settings = (await settingsParts()).map(({ id, label }) => ({
    href: `/settings#${id}` as Route,
    label,
    permission: "settings.change" as const,
  }));
  const all: (ConsolePage & { permission: Permission })[] = [
    { href: "/agents/new", label: addAgent("title"), permission: "agents.add" },
    { href: "/numbers/buy", label: numbers("buy"), permission: "numbers.buy" },
    { href: "/extensions/new", label: extensions("new"), permission: "extensions.change" },
    { href: "/extensions/ranges", label: ranges("title"), permission: "settings.change" },
    { href: "/billing/statement", label: statement("statement"), permission: "billing.see" },
    { href: "/routes/new", label: routes("add"), permission: "routes.change" },
    { href: "/groups/new", label: groups("new"), permission: "groups.change" },
    { href: "/campaigns/new", label: campaigns("new"), permission: "campaigns.change" },
    { href: "/templates/new", label: templates("newTitle"), permission: "templates.own" },
    ...settings,
  ];
  return all.filter(({ permission }) => may(role, permission));
}
