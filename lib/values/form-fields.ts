import { z } from "zod";

/** A box in a form: `on` when ticked, absent when not. Any other value is `checkbox-unknown`, so that "false" is not true. */
export const CheckboxField = z
  .literal("on", "checkbox-unknown")
  .optional()
  .transform((value) => value === "on");

/** A field that may be left empty; blank or absent is null. What is there is judged by the field, with its own message. */
export function optional<Field extends z.ZodType<unknown, string>>(field: Field) {
  return z
    .string()
    .optional()
    .transform((typed, context): z.output<Field> | null => {
      if (typed === undefined || typed.trim() === "") return null;
      const judged = field.safeParse(typed);
      if (judged.success) return judged.data;
      context.addIssue({ code: "custom", message: judged.error.issues[0]?.message ?? "invalid" });
      return z.NEVER;
    });
}

/** For a rule about several fields, beside its message: it is judged whatever else is wrong, as soon as these could be read. */
export function onceRead(...fields: string[]) {
  return {
    when: ({ issues }: z.core.ParsePayload) => !issues.some(({ path }) => fields.includes(String(path?.[0]))),
  };
}

/** The version of the row that a form was drawn from. What is no version is 0, which no row ever has. */
export const VersionField = z
  .string()
  .optional()
  .transform((raw) => (raw !== undefined && /^[1-9][0-9]{0,8}$/.test(raw) ? Number(raw) : 0));
