import type { DrawnQuote } from "./drawn-quote.ts";

/** What stands in the way of a refused form, such as the people who would have to leave, each with its page. */
export interface Hindrance {
  title: string;
  text: string;
  items: { href: string | null; label: string; note: string | null }[];
  /** How many more there are, where not all are listed. */
  more: string | null;
}

/** What a form sent, field by field, as typed. A name that occurs more than once becomes a list. */
export type FormValues = Record<string, string | string[]>;

/** Kebab-case keys by field name; the empty name stands for the form as a whole. */
export type FormErrors = Record<string, string>;

/** Sentences by field name. */
export type FormNotes = Readonly<Record<string, string>>;

/** What a server action answers to a form, and what the form draws. Secrets are never among the values. */
export type FormState<R = null> =
  | { status: "new" }
  | { status: "invalid"; values: FormValues; errors: FormErrors }
  | {
      status: "refused";
      values: FormValues;
      refusal: string;
      field?: string;
      quote?: DrawnQuote;
      hindrance?: Hindrance;
      /** By which the server's log knows what went wrong. */
      faultId?: string;
      /** Sentences said at fields that are not at fault, such as what somebody else has saved there. */
      beside?: FormNotes;
    }
  /** The form asked for something else than its deed, such as numbers to choose from; it stays as it was filled in. */
  | { status: "asked"; values: FormValues; numbers: NumbersToChoose }
  | { status: "done"; result: R }
  /** Nobody is signed in any more: only to a form that keeps what was typed until somebody is. */
  | { status: "signed-out" }
  /** Somebody else is signed in than the form was drawn for. */
  | { status: "signed-in-as-other" };

/** The field by which a form says whom it was drawn for: an agent's id. No schema knows it. */
export const DRAWN_FOR = "drawnFor";

/** What such a form sends in place of the state before. */
export const KEEPS_TYPED = { keepsTyped: true } as const;

/** Whether a form that nobody vouches for says so. */
export function keepsTyped(previous: unknown): boolean {
  return typeof previous === "object" && previous !== null && "keepsTyped" in previous;
}

/** Numbers that a carrier offers, in the reader's words; none once one of them is selected. */
export interface NumbersToChoose {
  said: string;
  offers: { value: string; label: string }[];
}

/** The shape `useActionState` asks for. */
export type FormAction<R = null> = (
  previous: FormState<R> | typeof KEEPS_TYPED,
  form: FormData,
) => Promise<FormState<R>>;

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/**
 * Reads a form for its schema: text only, files and React's own fields and {@link DRAWN_FOR} left out. An unticked checkbox is absent, a
 * ticked one is its value. Any name is safe, `__proto__` included. The browser and the action both read with this.
 */
export function formValues(form: FormData): FormValues {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || name === DRAWN_FOR) continue;
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(values);
}

/** The answer to mistyped input, from the issues of the form's own zod schema. `secrets` names fields not to send back. */
export function invalid(values: FormValues, issues: readonly Issue[], secrets: readonly string[] = []) {
  const errors = errorsByField(issues);
  return { status: "invalid", values: without(values, secrets), errors } satisfies FormState<never>;
}

/** The answer when a rule says no; `field` where one field is the reason, `quote` where a charge is to be confirmed first. */
export function refusedForm(
  values: FormValues,
  refusal: string,
  {
    secrets = [],
    ...more
  }: {
    field?: string;
    secrets?: readonly string[];
    quote?: DrawnQuote;
    hindrance?: Hindrance;
    beside?: FormNotes;
  } = {},
): FormState<never> {
  return { status: "refused", values: without(values, secrets), refusal, ...more };
}

/** The first issue of each field; nested paths count for their field. */
export function errorsByField(issues: readonly Issue[]): FormErrors {
  const errors = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = String(path[0] ?? "");
    if (!errors.has(field)) errors.set(field, message);
  }
  return Object.fromEntries(errors);
}

/** All errors of an answer, a refusal included. */
export function errorsOf(state: FormState<unknown>): FormErrors {
  if (state.status === "invalid") return state.errors;
  if (state.status === "refused") return { [state.field ?? ""]: state.refusal };
  // As it comes without the script, to a page that is drawn for the other one.
  if (state.status === "signed-in-as-other") return { "": "signedInAsOther" };
  return {};
}

/** The values to draw again, or null where nothing was typed yet. */
export function typedBefore(state: FormState<unknown>): FormValues | null {
  return "values" in state ? state.values : null;
}

/** The quote that an answer asks to confirm. */
export function quoteIn(state: FormState<unknown>): DrawnQuote | null {
  return (state.status === "refused" && state.quote) || null;
}

/** What the answer says beside a field. */
export function besideOf(state: FormState<unknown>, field: string): string | undefined {
  const beside = state.status === "refused" ? state.beside : undefined;
  return beside && Object.hasOwn(beside, field) ? beside[field] : undefined;
}

/**
 * The sentence for a key: the field's own (`email-required`), else the general one (`required`), else `invalid`,
 * so that a message no one of this project wrote is never shown.
 */
export function sentenceFor(
  sentences: Record<string, string>,
  field: string,
  key: string,
): string | undefined {
  const known = (name: string) => (Object.hasOwn(sentences, name) ? sentences[name] : undefined);
  return known(`${field}-${key}`) ?? known(key) ?? known("invalid");
}

function without(values: FormValues, secrets: readonly string[]): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
}
