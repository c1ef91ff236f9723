import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { previewSeveral } from "#lib/agents/change-several.ts";
import { permissionFor } from "#lib/agents/several-rules.ts";
import { ChangeOfSeveralField, SelectedField } from "#lib/agents/several-schema.ts";
import { may } from "#lib/auth/policy.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { ChooseChange } from "./choose-change.tsx";
import { Preview } from "./preview.tsx";

/** Whom and what are in the address: nothing is kept between choosing, seeing what it does, and doing it. */
export default async function SeveralPage({ searchParams }: PageProps<"/agents/several">) {
  const actor = await requireActor("agents.edit");
  const query = await searchParams;
  const [t, sentences] = await Promise.all([getTranslations("several"), errorSentences()]);
  const selected = SelectedField.safeParse(query.agent);
  const header = <PageHeader title={t("title")} parent={{ href: "/agents", label: t("parent") }} />;
  if (!selected.success) {
    const isTooMany = selected.error.issues[0]?.message === "too-many-selected";
    return (
      <>
        {header}
        <EmptyState
          title={t("nobodyTitle")}
          text={isTooMany ? (sentences["too-many-selected"] ?? "") : t("nobodyText")}
          action={<LinkButton href="/agents">{t("toAgents")}</LinkButton>}
        />
      </>
    );
  }

  const typed = typeof query.change === "string" ? query.change : null;
  const change = typed === null ? null : ChangeOfSeveralField.safeParse(typed);
  const permission = change?.success ? permissionFor[change.data.what] : null;
  if (permission && !may(actor.role, permission)) await refuse(actor, permission);
  const preview = change?.success
    ? await previewSeveral(actor, { agent: selected.data, change: change.data }, now())
    : null;
  const refusal = preview && "refusal" in preview ? preview.refusal : change?.error?.issues[0]?.message;
  return (
    <>
      {header}
      <div className="group/several grid gap-6">
        <p>{t("selected", { count: selected.data.length })}</p>
        {refusal && <Notice tone="warning">{sentences[refusal]}</Notice>}
        <ChooseChange actor={actor} selected={selected.data} chosen={typed ?? ""} />
        {preview && !("refusal" in preview) && change?.success && (
          <Preview actor={actor} change={change.data} typed={typed ?? ""} preview={preview} />
        )}
      </div>
    </>
  );
}
