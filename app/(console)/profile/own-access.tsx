import { getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";

/** What admins and managers have set for this person: where the calls go, and whether contacts may be edited. */
export async function OwnAccess({ person }: { person: AgentDetails }) {
  const [t, agent] = await Promise.all([getTranslations("locations"), getTranslations("agent")]);
  return (
    <Section title={t("section")} text={t("ownText")}>
      <DescriptionList
        facts={[
          { label: t("field"), value: person.location ?? agent("none") },
          {
            label: t("contactEditing"),
            value: t(person.mayEditContacts ? "allowed" : "notAllowed"),
          },
        ]}
      />
    </Section>
  );
}
