import { v7 } from "uuid";
import { sendUpload } from "#app/(console)/recordings/send-upload.ts";
import { titleOfFile } from "#lib/values/file-title.ts";

export const newKey: () => string = v7;

/**
 * Uploads a voicemail drop for this agent, called what its file is called; one with the same `key` is kept once, however often it is
 * sent. Gives why it was not kept, or null.
 */
export async function sendDrop(agentId: string, file: File, key: string): Promise<string | null> {
  const form = new FormData();
  form.set("key", key);
  form.set("title", titleOfFile(file.name));
  form.set("file", file);
  const { refusal } = await sendUpload(`/api/recordings?agent=${agentId}`, form);
  return refusal;
}
