import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import type { Actor } from "#lib/values/actor.ts";
import { CallsNow } from "../calls-now.tsx";
import { DevicesSection } from "../devices/devices-section.tsx";
import { Board } from "./board.tsx";
import { Connect } from "./connect.tsx";
import { OwnCallerId } from "./own-caller-id.tsx";
import { OwnStatus } from "./own-status.tsx";
import { PhoneSection } from "./phone/phone-section.tsx";

/** An agent's own page: what to pick up, and how. */
export default async function HomePage({ searchParams }: PageProps<"/home">) {
  const actor = await requireActor("profile.own");
  const [t, self] = await Promise.all([getTranslations("home"), findAgent(actor, actor.agentId)]);

  return (
    <>
      <PageHeader title={t("title")} text={t("welcome", { name: actor.name })} />
      <div className="grid max-w-xl gap-5">
        {self?.seatId && self.extensionType === "Web" && <PhoneSection actor={actor} />}
        <Section title={t("seat")}>
          {self?.seatId ? (
            <DescriptionList
              facts={[
                {
                  label: t("extension"),
                  value: <span className="text-lg font-semibold">{self.extension}</span>,
                },
                { label: t("type"), value: self.extensionType },
                { label: t("tier"), value: self.tier },
              ]}
            />
          ) : (
            <NoSeat actor={actor} />
          )}
        </Section>
        {self?.seatId && <OwnCallerId actor={actor} />}
        {self?.seatId && (
          <Connect
            actor={actor}
            extension={self.extension}
            extensionType={self.extensionType}
            forceLogin={self.forceLogin}
          />
        )}
        {self?.seatId && (
          <DevicesSection actor={actor} seatId={self.seatId} extensionType={self.extensionType} />
        )}
        <CallsNow actor={actor} agentId={actor.agentId} />
        <OwnStatus actor={actor} />
      </div>
      <div className="mt-5">
        <Board actor={actor} query={await searchParams} />
      </div>
    </>
  );
}

/** Whoever may take a seat gets the way there; everybody else is told whom to ask. */
async function NoSeat({ actor }: { actor: Actor }) {
  const t = await getTranslations("home");
  if (!may(actor.role, "features.change")) return <p className="text-muted">{t("noSeat")}</p>;
  return (
    <p className="text-muted">
      {t("noSeatOwn")}{" "}
      <Link
        prefetch={false}
        href={"/profile#features" as Route}
        className="text-accent underline underline-offset-2"
      >
        {t("takeSeat")}
      </Link>
    </p>
  );
}
