import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SeatCounter } from "#components/seat-counter.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { countWaiting } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { countTroubledMails } from "#lib/mail/outbox.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { seatSentence } from "#lib/seats/seat-sentence.ts";

export async function generateMetadata() {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

/** Where admins and managers land; agents have /home. */
export default async function OverviewPage() {
  const actor = await requireActor();
  if (!may(actor.role, "agents.see")) redirect("/home");
  const [t, agents, count, waiting, troubled] = await Promise.all([
    getTranslations("overview"),
    getTranslations("agents"),
    countSeats(actor),
    countWaiting(actor),
    countTroubledMails(actor),
  ]);

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <LinkButton href="/agents/new" look="primary">
            {t("add")}
          </LinkButton>
        }
      />
      <div className="grid gap-5 md:grid-cols-3">
        <Section title={t("seats")}>
          <SeatCounter sentence={seatSentence(agents, count)} />
          <p className="mt-3">
            <LinkButton href="/agents">{t("agents")}</LinkButton>
          </p>
        </Section>
        <Section title={t("waiting")}>
          <p className="text-muted">{t("waitingText", { count: waiting })}</p>
          {waiting > 0 && (
            <p className="mt-3">
              <LinkButton href="/agents?state=Waiting">{t("toWaiting")}</LinkButton>
            </p>
          )}
        </Section>
        <Section title={t("mails")}>
          <p className="text-muted">{troubled > 0 ? t("mailsTrouble", { count: troubled }) : t("mailsFine")}</p>
          <p className="mt-3">
            <LinkButton href="/outbox">{t("toOutbox")}</LinkButton>
          </p>
        </Section>
      </div>
    </>
  );
}
