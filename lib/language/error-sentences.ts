import { getMessages } from "next-intl/server";
import type en from "#messages/en.json";

/** The sentence for each complaint and refusal, in the reader's language; a form shows them beside its fields. */
export async function errorSentences(): Promise<Record<string, string>> {
  return (await getMessages()).errors;
}

/** Refusals that all have a sentence: one without is a type error where it would be shown. */
export type Sentenced<Refusal extends keyof (typeof en)["errors"]> = Refusal;
