import { isDrawnForOther } from "#lib/auth/drawn-for.ts";
import { bytesWithin } from "#lib/bounded-body.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { isPath } from "#lib/values/title.ts";
import { largestRecordingBytes } from "./rules.ts";
import { AddRecording } from "./schema.ts";

/** A file with the few words of its form. */
const largestBody = largestRecordingBytes + 64 * 1024;

/** What keeps an upload from being looked at; a title's complaints are those of its field. */
export type UploadRefusal =
  | "signedInAsOther"
  | "recording-malformed"
  | "recording-too-large"
  | "recording-required"
  | "recording-is-path"
  | TitleRefusal;
const titleRefusals = ["title-required", "title-too-long", "title-invalid", "title-is-path"] as const;
type TitleRefusal = (typeof titleRefusals)[number];

/** `title` is as it was typed, so that a form can be drawn with it again. */
export type ReadUpload = { title: string } & (
  | { ok: true; form: AddRecording; content: Uint8Array }
  | { ok: false; refusal: UploadRefusal }
);

/** Reads the multipart form of a voicemail drop for this person, from `actor`. Of a body that is too large nothing is kept. */
export async function readUpload(
  request: Request,
  actor: Pick<Actor, "agentId">,
  agentId: AgentId,
): Promise<ReadUpload> {
  const isCut = request.headers.has("x-rollcall-too-large");
  const body = isCut ? null : await bytesWithin(request, largestBody);
  if (!body) return { ok: false, refusal: "recording-too-large", title: "" };
  const sent = await formIn(body, request.headers.get("content-type") ?? "");
  if (!sent) return { ok: false, refusal: "recording-malformed", title: "" };

  // What was typed is another's then, and not to be shown.
  if (isDrawnForOther(sent, actor)) return { ok: false, refusal: "signedInAsOther", title: "" };

  const title = textOf(sent.get("title"));
  const parsed = AddRecording.safeParse({ key: sent.get("key"), agentId, title });
  if (!parsed.success) return { ok: false, refusal: refusalIn(parsed.error.issues), title };
  const file = sent.get("file");
  // A browser sends a field without a file as a file without a name.
  if (!(file instanceof File) || (file.name === "" && file.size === 0))
    return { ok: false, refusal: "recording-required", title };
  if (isPath(file.name)) return { ok: false, refusal: "recording-is-path", title };
  return { ok: true, form: parsed.data, content: new Uint8Array(await file.arrayBuffer()), title };
}

/**
 * Whether a form was sent by a page of ours (Fetch Metadata, and Origin for browsers without it), as Next asks of its actions. What says
 * neither is no browser, and so cannot be one that another site misuses.
 */
export function comesFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  return (
    URL.canParse(origin) && new URL(origin).host === (headers.get("x-forwarded-host") ?? headers.get("host"))
  );
}

/** The boundary to a reader of strangers' bytes: what it cannot read is no form. */
function formIn(body: Buffer<ArrayBuffer>, type: string): Promise<FormData | null> {
  return new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

function refusalIn(issues: readonly { path: PropertyKey[]; message: string }[]): UploadRefusal {
  const known = issues.find(({ path }) => path[0] === "title")?.message;
  return titleRefusals.find((refusal) => refusal === known) ?? "recording-malformed";
}
