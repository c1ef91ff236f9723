import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOutAction } from "#app/(auth)/sign-out/actions.ts";
import { ConsoleShell } from "#components/shell/console-shell.tsx";
import { may } from "#lib/auth/policy.ts";
import { currentSession } from "#lib/auth/session.ts";

/** Draws the frame for whoever is there. It guards nothing: each page asks for the actor itself, in its first line. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session || "ended" in session) return children;

  const { actor } = session;
  const t = await getTranslations("nav");
  const roles = await getTranslations("roles");
  const items = [
    may(actor.role, "agents.see") && ({ href: "/", label: t("overview"), icon: "overview" } as const),
    may(actor.role, "agents.see") && ({ href: "/agents", label: t("agents"), icon: "agents" } as const),
    may(actor.role, "billing.see") && ({ href: "/billing", label: t("billing"), icon: "billing" } as const),
    may(actor.role, "numbers.see") && ({ href: "/numbers", label: t("numbers"), icon: "numbers" } as const),
    may(actor.role, "seats.see") &&
      ({ href: "/extensions", label: t("extensions"), icon: "extensions" } as const),
    may(actor.role, "routes.see") && ({ href: "/routes", label: t("routes"), icon: "routes" } as const),
    may(actor.role, "groups.see") && ({ href: "/groups", label: t("groups"), icon: "groups" } as const),
    may(actor.role, "campaigns.see") &&
      ({ href: "/campaigns", label: t("campaigns"), icon: "campaigns" } as const),
    may(actor.role, "settings.change") &&
      ({ href: "/settings", label: t("settings"), icon: "settings" } as const),
    may(actor.role, "outbox.see") && ({ href: "/outbox", label: t("outbox"), icon: "outbox" } as const),
    may(actor.role, "audit.see") && ({ href: "/audit", label: t("audit"), icon: "audit" } as const),
  ];
  return (
    <ConsoleShell
      organisation={actor.organisation.name}
      items={items.filter((item) => item !== false)}
      person={{ name: actor.name, role: roles(actor.role) }}
      personItems={[
        { href: "/home", label: t("home") },
        { href: "/profile", label: t("profile") },
      ]}
      signOut={signOutAction}
    >
      {children}
    </ConsoleShell>
  );
}
