import { UNREACHABLE } from "#components/ui/use-form-answer.ts";
import { titleOfFile } from "#lib/values/file-title.ts";

/**
 * Uploads a voicemail drop for this agent, called what its file is called; one with the same `key` is kept once, however often it is
 * sent. Gives why it was not kept, or null.
 */
export async function sendDrop(agentId: string, file: File, key: string): Promise<string | null> {
  const form = new FormData();
  form.set("key", key);
  form.set("title", titleOfFile(file.name));
  form.set("file", file);
  const answer = await fetch(`/api/recordings?agent=${agentId}`, {
    method: "POST",
    body: form,
    headers: { accept: "application/json" },
    redirect: "manual",
  }).catch(() => null);
  if (!answer?.ok) return UNREACHABLE;
  const { refusal }: { refusal: string | null } = await answer.json();
  return refusal;
}
