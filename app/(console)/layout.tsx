import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOutAction } from "#app/(auth)/sign-out/actions.ts";
import { ConsoleShell } from "#components/shell/console-shell.tsx";
import { SignedInAs } from "#components/ui/signed-in-as.tsx";
import { may } from "#lib/auth/policy.ts";
import { currentSession } from "#lib/auth/session.ts";
import { navigationFor, ownPages } from "./console-pages.ts";
import { statusMenu } from "./status-menu.tsx";

/** Draws the frame for whoever is there. It guards nothing: each page asks for the actor itself, in its first line. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session || "ended" in session) return children;

  const { actor } = session;
  const [roles, items, personItems] = await Promise.all([
    getTranslations("roles"),
    navigationFor(actor),
    ownPages(),
  ]);
  return (
    <SignedInAs agentId={actor.agentId}>
      <ConsoleShell
        organisation={actor.organisation.name}
        logo={actor.organisation.logo}
        items={items}
        hasFind={may(actor.role, "agents.see")}
        person={{ name: actor.name, role: roles(actor.role) }}
        personItems={personItems}
        status={actor.mustChangePassword ? null : await statusMenu(actor)}
        signOut={signOutAction}
      >
        {children}
      </ConsoleShell>
    </SignedInAs>
  );
}
