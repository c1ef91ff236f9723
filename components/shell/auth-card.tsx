import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TurnFrame } from "#components/shell/turn-frame.tsx";
import { TabTitle } from "#components/ui/tab-title.tsx";

type AuthCardProps = { title: string; text?: ReactNode; children: ReactNode; footer?: ReactNode };

/** The page of someone who is not in yet: one question, nothing beside it. */
export async function AuthCard({ title, text, children, footer }: AuthCardProps) {
  const [t, language] = await Promise.all([getTranslations(), getLocale()]);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-108 content-start gap-5 px-4 py-8 outline-none sm:py-[12vh]"
    >
      <TabTitle>{title}</TabTitle>
      <TurnFrame language={language} />
      <p className="text-lg font-semibold tracking-tight text-accent">{t("product")}</p>
      <div className="grid gap-5 rounded-lg border border-line bg-surface p-5 sm:p-7">
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
          {text && <div className="text-muted">{text}</div>}
        </div>
        {children}
      </div>
      {footer && <div className="text-muted">{footer}</div>}
    </main>
  );
}
