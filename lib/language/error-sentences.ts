import { getMessages } from "next-intl/server";

/** The sentence for each complaint and refusal, in the reader's language; a form shows them beside its fields. */
export async function errorSentences(): Promise<Record<string, string>> {
  return (await getMessages()).errors;
}
