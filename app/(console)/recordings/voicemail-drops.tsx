import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { listRecordings } from "#lib/recordings/queries.ts";
import { quota } from "#lib/recordings/rules.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { DeleteRecordingButton } from "./delete-recording-button.tsx";
import { formatBytes, formatLength } from "./figures.ts";
import { UploadSection } from "./upload-section.tsx";

interface VoicemailDropsProps {
  actor: Actor;
  owner: { id: AgentId; name: string; role: Role; state: State };
  /** The address's query: what came of an upload. */
  query: Record<string, string | string[] | undefined>;
}

/** Somebody's voicemail drops: to listen to and, for those who may, to add to and to delete. */
export async function VoicemailDrops({ actor, owner, query }: VoicemailDropsProps) {
  const [t, locale, { recordings, kept }] = await Promise.all([
    getTranslations("recordings"),
    getLocale(),
    listRecordings(actor, owner.id),
  ]);
  const mayChange = refusalToChangePersonal(actor, owner) === null;
  const isOwn = owner.id === actor.agentId;
  if (!mayChange && recordings.length === 0) return null;
  return (
    <div id="voicemail-drops" className="group/drops scroll-mt-4">
      <Section title={t("title")} text={t("text")}>
        {/* Of the last try: gone with the first mistake of the next. */}
        <div className="empty:hidden group-has-[[aria-invalid=true]]/drops:hidden">
          {query.recording === "added" && <DoneNotice key={recordings.length}>{t("done")}</DoneNotice>}
          {query.recording === "deleted" && <DoneNotice key={recordings.length}>{t("deleted")}</DoneNotice>}
        </div>
        {recordings.length === 0 ? (
          <p className="text-muted">{t("empty")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {recordings.map(({ id, title, format, sizeBytes, durationMs, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
                <div className="min-w-48 grow basis-0">
                  <p className="font-medium wrap-anywhere">
                    <bdi>{title}</bdi>
                  </p>
                  <p className="text-sm text-muted">
                    {t("facts", {
                      format: format.toUpperCase(),
                      // What is shorter than a second is no 0:00 to whoever hears it.
                      length: formatLength(Math.max(1000, durationMs)),
                      size: formatBytes(sizeBytes, locale),
                    })}
                    {", "}
                    {t.rich("added", {
                      date: () => (
                        <Moment
                          at={createdAt}
                          locale={locale}
                          timeZone={actor.organisation.timeZone}
                          show="day"
                        />
                      ),
                    })}
                  </p>
                </div>
                {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was spoken */}
                <audio
                  controls
                  preload="none"
                  src={`/api/recordings/${id}`}
                  aria-label={t("listen", { title })}
                  className="h-10 w-64 max-w-full"
                />
                {mayChange && <DeleteRecordingButton recording={{ id, title, owner }} isOwn={isOwn} />}
              </li>
            ))}
          </ul>
        )}
        {mayChange && (
          <UploadSection
            action={(isOwn ? "/api/recordings" : `/api/recordings?agent=${owner.id}`) as Route}
            isOpen={isOwn}
            query={query}
          />
        )}
        {mayChange && (
          <p className="mt-3 text-sm text-muted">
            {t("kept", {
              count: kept.recordings,
              most: quota.recordings,
              used: formatBytes(kept.bytes, locale),
              room: formatBytes(quota.bytes, locale),
            })}
          </p>
        )}
      </Section>
    </div>
  );
}
