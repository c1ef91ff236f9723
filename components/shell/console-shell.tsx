import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Outcome } from "#components/outcome.tsx";
import { FindField } from "#components/shell/find-field.tsx";
import { type NavItem, NavLinks } from "#components/shell/nav-links.tsx";
import { ShellKeys } from "#components/shell/shell-keys.tsx";
import { MenuChevron, menuItemClasses } from "#components/ui/menu.tsx";

import { shownSize } from "#lib/logos/rules.ts";
import { type Logo, logoAddress } from "#lib/values/logo.ts";

type ConsoleShellProps = {
  organisation: string;
  logo: Logo | null;
  /** Only what this person may open, in the product's order. */
  items: readonly NavItem[];
  person: { name: string; role: string };
  personItems: readonly NavItem[];
  /** Whether this person may search the whole organisation. */
  hasFind: boolean;
  /** What the person does at work: the present one, and the ways to another. */
  status: { current: ReactNode; choices: ReactNode } | null;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** The frame of every signed-in page. On a narrow screen its navigation folds into a disclosure, script or not. */
export async function ConsoleShell({
  organisation,
  logo,
  items,
  person,
  personItems,
  hasFind,
  status,
  signOut,
  children,
}: ConsoleShellProps) {
  const t = await getTranslations("shell");
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <header className="group/shell border-line bg-surface max-lg:border-b lg:sticky lg:top-0 lg:z-20 lg:flex lg:h-dvh lg:flex-col lg:border-e print:hidden">
        <div className="flex items-center justify-between gap-3 px-4 py-2.5 lg:px-5 lg:pt-5 lg:pb-3">
          {logo && (
            <img
              // The name stands beside it.
              alt=""
              src={logoAddress(logo.id)}
              {...shownSize(logo, { width: 72, height: 36 })}
              className="shrink-0 rounded-sm bg-white p-0.5"
            />
          )}
          <p className="min-w-0 grow">
            <span className="block text-xs font-medium text-muted">{t("product")}</span>
            <span className="line-clamp-2 font-semibold wrap-anywhere">
              <bdi>{organisation}</bdi>
            </span>
          </p>
          <details data-menu data-nav className="group/menu shrink-0 lg:hidden">
            <summary className="inline-flex min-h-control items-center gap-2 rounded-md border border-edge px-3 font-medium">
              {t("menu")}
              <MenuChevron />
            </summary>
          </details>
        </div>
        <div className="hidden min-h-0 grow flex-col group-has-[[data-nav][open]]/shell:flex lg:flex">
          {hasFind && (
            <FindField
              texts={{
                label: t("find"),
                none: t("findNone"),
                found: t("findFound"),
                unreachable: t("findUnreachable"),
              }}
            />
          )}
          <nav aria-label={t("navigation")} className="grow overflow-y-auto px-2 py-1 lg:px-3">
            <ul className="grid gap-0.5">
              <NavLinks items={items} />
            </ul>
          </nav>
          <div className="border-t border-line p-2 lg:p-3">
            <details data-menu className="group/menu">
              <summary className="flex min-h-control items-center gap-2 rounded-md px-2.5 py-1.5 hover:bg-sunken">
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">
                    <bdi>{person.name}</bdi>
                  </span>
                  <span className="block truncate text-xs text-muted">{person.role}</span>
                  {status?.current}
                </span>
                <MenuChevron />
              </summary>
              <ul className="mt-1 grid gap-0.5">
                <NavLinks items={personItems} />
                {status && <li>{status.choices}</li>}
                <li>
                  <button
                    type="button"
                    data-keys
                    className={`${menuItemClasses} not-scripted:hidden touch:hidden`}
                  >
                    {t("keys")}
                  </button>
                </li>
                <li>
                  <form action={signOut}>
                    <button type="submit" className={menuItemClasses}>
                      {t("signOut")}
                    </button>
                  </form>
                </li>
              </ul>
            </details>
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-7 print:p-0"
      >
        <div className="mx-auto max-w-[80rem]">
          <Outcome />
          {children}
        </div>
      </main>
      <ShellKeys hasFind={hasFind} />
    </div>
  );
}
