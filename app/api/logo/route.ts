import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { may } from "#lib/auth/policy.ts";
import { NotAllowed, SignedOut } from "#lib/auth/refusals.ts";
import { askActor, toSignIn } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { readLogoUpload } from "#lib/logos/read-upload.ts";
import type { LogoRefusal } from "#lib/logos/rules.ts";
import { setLogo } from "#lib/logos/set-logo.ts";
import { comesFromHere } from "#lib/recordings/read-upload.ts";
import type { Actor } from "#lib/values/actor.ts";

const formPage = "/settings";

/** Takes the upload form of a logo; an action takes no file of its size. It leads back to the settings, which say what came of it. */
export async function POST(request: Request): Promise<Response> {
  const asked = await askActor(formPage);
  if ("elsewhere" in asked) return seeOther(asked.elsewhere);
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  if (!may(asked.actor.role, "settings.change"))
    return answerRefused(asked.actor, new NotAllowed("settings.change"));
  return upload(asked.actor, request).catch((error: unknown) => answerRefused(asked.actor, error));
}

async function upload(actor: Actor, request: Request): Promise<Response> {
  const read = await readLogoUpload(request, actor);
  const outcome = read.ok ? await setLogo(actor, read.form, read.content, now()) : read;
  const refusal: Sentenced<LogoRefusal | "form-already-used" | "signedInAsOther"> | null = outcome.ok
    ? null
    : outcome.refusal;
  // It stands in the frame of every page.
  if (!refusal) revalidatePath("/", "layout");
  return seeOther(`/settings?logo=${refusal ?? "added"}#logo` as Route);
}

/** What the change itself found under its lock: the right or the session was lost meanwhile. */
async function answerRefused(actor: Actor, error: unknown): Promise<Response> {
  if (error instanceof SignedOut) return seeOther(await toSignIn(error.reason, formPage));
  if (!(error instanceof NotAllowed)) throw error;
  await noteDenial(actor, error.permission);
  return new Response(null, { status: 403 });
}

function seeOther(location: Route): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
