import { z } from "zod";

/** A box in a form: `on` when ticked, absent when not. Any other value is `checkbox-unknown`, so that "false" is not true. */
export const CheckboxField = z
  .literal("on", "checkbox-unknown")
  .optional()
  .transform((value) => value === "on");

/** A field that may be left empty; empty or absent is null. */
export function optional<Field extends z.ZodType<unknown, string>>(field: Field) {
  return z.union([z.literal("").transform(() => null), z.undefined().transform(() => null), field]);
}
