import type { Route } from "next";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { NotAllowed, SignedOut } from "#lib/auth/refusals.ts";
import { askActor, toSignIn } from "#lib/auth/session.ts";
import { mayGoOnAfterSigningIn } from "#lib/auth/session-rules.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type AddRecordingRefusal, addRecording } from "#lib/recordings/add-recording.ts";
import { comesFromHere, readUpload, type UploadRefusal } from "#lib/recordings/read-upload.ts";
import type { Actor } from "#lib/values/actor.ts";
import { parseId } from "#lib/values/ids.ts";
import { answerUpload, formPage } from "./upload-answer.ts";

/**
 * Takes the upload form of a voicemail drop, `?agent=` saying whose it is to be; an action takes no more than 1 MB. It leads back to
 * the page that the form stands on, which says what came of it; to a script that asks for JSON it says so itself, and where to go on.
 */
export async function POST(request: Request): Promise<Response> {
  const page = formPage(parseId<"agents">(whoseOf(request) ?? ""));
  const asked = await askActor(page);
  if ("elsewhere" in asked) return answerSignedOut(request, asked);
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  return upload(asked.actor, request).catch((error: unknown) =>
    answerRefused(asked.actor, { request, page, error }),
  );
}

type Refusal = Sentenced<AddRecordingRefusal | UploadRefusal | "form-already-used">;

async function upload(actor: Actor, request: Request): Promise<Response> {
  const whose = whoseOf(request);
  const agentId = whose === null ? actor.agentId : parseId<"agents">(whose);
  if (!agentId) return new Response(null, { status: 404 });
  const { title, ...read } = await readUpload(request, actor, agentId);
  const outcome = read.ok ? await addRecording(actor, read.form, read.content, now()) : read;
  const refusal: Refusal | null = outcome.ok ? null : outcome.refusal;
  const to = answerUpload(actor, agentId, { refusal, title });
  return asksForJson(request) ? tell({ refusal, to: refusal ? null : to }) : seeOther(to);
}

function whoseOf(request: Request): string | null {
  return new URL(request.url).searchParams.get("agent");
}

/** What the change itself found under its lock: the right or the session was lost meanwhile. */
async function answerRefused(
  actor: Actor,
  { request, page, error }: { request: Request; page: Route; error: unknown },
): Promise<Response> {
  if (error instanceof SignedOut) {
    const elsewhere = await toSignIn(error.reason, page);
    return answerSignedOut(request, { elsewhere, mayGoOn: mayGoOnAfterSigningIn(error.reason) });
  }
  if (!(error instanceof NotAllowed)) throw error;
  await noteDenial(actor, error.permission);
  return new Response(null, { status: 403 });
}

/** A script keeps the form as it was filled in, where signing in again is all that is missing. */
function answerSignedOut(request: Request, { elsewhere, mayGoOn }: { elsewhere: Route; mayGoOn: boolean }) {
  if (!asksForJson(request)) return seeOther(elsewhere);
  return tell({ refusal: "signedOut", to: mayGoOn ? null : elsewhere });
}

function asksForJson(request: Request): boolean {
  return request.headers.get("accept") === "application/json";
}

/** `to`: where to go on; null where the form stays. */
function tell(answer: { refusal: Refusal | "signedOut" | null; to: Route | null }): Response {
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
