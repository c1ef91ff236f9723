import { getTranslations } from "next-intl/server";
import { TextField } from "#components/ui/text-field.tsx";
import { pseudonymOf } from "#lib/agents/erase-agent.ts";
import { type Asked, LeaveQuestion } from "../leave-question.tsx";
import { eraseAction } from "./actions.ts";

/** What erasing takes away for good, and what stays told. */
export async function Erase({ agent, refusal }: Asked) {
  const t = await getTranslations("leave");
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={eraseAction}
      submit={t("erase")}
      look="danger"
      effects={[
        t("eraseGone", { name: agent.name }),
        t("eraseStays", { pseudonym: pseudonymOf(agent.id).name }),
        t("eraseForGood"),
      ]}
    >
      <TextField
        name="confirmation"
        label={t("typeName", { name: agent.name })}
        autoComplete="off"
        spellCheck={false}
      />
    </LeaveQuestion>
  );
}
