import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { seenText } from "#lib/values/seen.ts";

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The form again after somebody else saved what it is about: what was typed, what is saved beside each field that somebody changed and
 * that says something else, and what to have seen by then. The page around it is drawn anew. `fields` names a fact's field where that is
 * another, `words` says a fact's value for people.
 */
export async function savedMeanwhile(
  values: FormValues,
  saved: Facts,
  {
    fields = {},
    words = {},
  }: { fields?: Readonly<Record<string, string>>; words?: Readonly<Record<string, string>> } = {},
): Promise<FormState<never>> {
  const [t, audit, agent] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("audit"),
    getTranslations("agent"),
  ]);
  const shown = (value: Facts[string]) => {
    if (typeof value === "boolean") return audit(value ? "yes" : "no");
    return value === null || value === "" ? agent("none") : String(value);
  };
  const drawn = new URLSearchParams(String(values.seen ?? ""));
  const beside = Object.entries(saved).flatMap(([fact, value]) => {
    const field = fields[fact] ?? fact;
    const asSent = typeof value === "boolean" ? (value ? "on" : "") : String(value ?? "");
    const isMine = drawn.get(fact) === String(value ?? "");
    return isMine || (values[field] ?? "") === asSent
      ? []
      : [[field, t("saved", { value: words[fact] ?? shown(value) })]];
  });
  revalidatePath("/settings");
  const again = { ...values, seen: seenText(saved) };
  return refusedForm(again, "changed-meanwhile", { beside: Object.fromEntries(beside) });
}
