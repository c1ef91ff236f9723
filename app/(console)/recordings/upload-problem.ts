import type { Unsent } from "#components/ui/use-form-answer.ts";

/** What is wrong with an upload, said at the field that it is about. */
export interface UploadProblem {
  field: "title" | "file" | "form";
  sentence: string;
  /** Why the form was not even taken. */
  why?: Unsent;
}

/** The sentence for a refusal, among those of all forms; none for what is no refusal. */
export function problemOf(refusal: string, sentences: Record<string, string>): UploadProblem | null {
  const sentence = Object.hasOwn(sentences, refusal) ? sentences[refusal] : undefined;
  return sentence === undefined ? null : { field: fieldOf(refusal), sentence };
}

function fieldOf(refusal: string): UploadProblem["field"] {
  if (refusal.startsWith("title-")) return "title";
  return refusal.startsWith("recording") && refusal !== "recording-malformed" ? "file" : "form";
}
