import type { z } from "zod";
import { type FormState, type FormValues, formValues, invalid } from "./form-state.ts";

export type Parsed<Input> =
  | { ok: true; input: Input; values: FormValues }
  | { ok: false; state: FormState<never> };

/**
 * Reads a form that came from anywhere by its schema. What is no form at all is `form-malformed`; a field sent twice, of a
 * wrong kind, or unknown to the schema is refused like a mistyped one, since every schema is a strict object.
 * `secrets` are the fields that never go back to the browser.
 */
export function parseForm<Schema extends z.ZodObject>(
  schema: Schema,
  form: unknown,
  secrets: readonly string[] = [],
): Parsed<z.infer<Schema>> {
  if (!(form instanceof FormData)) {
    return { ok: false, state: { status: "invalid", values: {}, errors: { "": "form-malformed" } } };
  }
  const values = formValues(form);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data, values };
  const issues = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys" ? { path: [], message: "form-malformed" } : issue,
  );
  return { ok: false, state: invalid(values, issues, secrets) };
}
