import { UNREACHABLE } from "#components/ui/use-form-answer.ts";

/** Why a sound was not kept, or null, and where to go on; null where the form stays. */
export interface UploadAnswer {
  refusal: string | null;
  to: string | null;
}

/** Sends an upload form to its handler, which the browser itself would do by leaving the page, and the file with it. */
export function sendUpload(action: string, form: FormData): Promise<UploadAnswer> {
  const headers = { accept: "application/json" };
  return fetch(action, { method: "POST", body: form, headers })
    .then((answer) => (answer.ok ? answer.json() : { refusal: "fault", to: null }))
    .catch(() => ({ refusal: UNREACHABLE, to: null }));
}
