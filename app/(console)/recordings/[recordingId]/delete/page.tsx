import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { orRefuse } from "#lib/auth/or-refuse.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { findRecording } from "#lib/recordings/queries.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteRecording } from "./delete-recording.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteRecordingPage({ params }: PageProps<"/recordings/[recordingId]/delete">) {
  const actor = await requireActor("recordings.own");
  const id = parseId<"recordings">((await params).recordingId);
  const recording = id && (await orRefuse(actor, findRecording(actor, id)));
  if (!recording) notFound();
  const refusal = refusalToChangePersonal(actor, recording.owner);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const [t, errors] = await Promise.all([getTranslations("recordings"), getTranslations("errors")]);
  const { owner } = recording;
  const isOwn = owner.id === actor.agentId;
  return (
    <ConfirmPage
      title={t("deleteTitle", { title: recording.title })}
      parent={
        isOwn
          ? { href: "/profile", label: t("profilePage") }
          : { href: `/agents/${owner.id}` as Route, label: owner.name }
      }
      refusal={refusal && errors(refusal)}
    >
      <DeleteRecording recording={recording} isOwn={isOwn} />
    </ConfirmPage>
  );
}
