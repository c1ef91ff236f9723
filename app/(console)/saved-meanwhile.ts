import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { seenText } from "#lib/values/seen.ts";

type Facts = Readonly<Record<string, string | number | boolean | null>>;

interface Said {
  /** What travels unseen from now on, so that the form may be saved over what is said here; what it has `seen` unless it says otherwise. */
  now?: FormValues;
  /** A fact's field, where that has another name. */
  fields?: Readonly<Record<string, string>>;
  /** A fact's value for people. */
  words?: Readonly<Record<string, string>>;
}

/**
 * The form again after somebody else saved what it is about: what was typed, and what is saved beside each field that says something else;
 * not where the form knows that it was so when it was drawn. The page around it is drawn anew.
 */
export async function savedMeanwhile(
  values: FormValues,
  saved: Facts,
  { now = { seen: seenText(saved) }, fields = {}, words = {} }: Said = {},
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
    return isMine || String(values[field] ?? "").replaceAll("\r\n", "\n") === asSent
      ? []
      : [[field, t("saved", { value: words[fact] ?? shown(value) })]];
  });
  revalidatePath("/", "layout");
  return refusedForm({ ...values, ...now }, "changed-meanwhile", { beside: Object.fromEntries(beside) });
}
