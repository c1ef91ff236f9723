import { isDrawnForOther } from "#lib/auth/drawn-for.ts";
import { bytesWithin } from "#lib/bounded-body.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type LogoRefusal, largestLogoBytes } from "./rules.ts";
import { OneLogo } from "./schema.ts";

/** A file with the few words of its form. */
const largestBody = largestLogoBytes + 64 * 1024;

type ReadLogo =
  | { ok: true; form: OneLogo; content: Uint8Array }
  | { ok: false; refusal: LogoRefusal | "signedInAsOther" };

/** Reads the multipart form of a logo, from `actor`. Of a body that is too large nothing is kept. */
export async function readLogoUpload(request: Request, actor: Pick<Actor, "agentId">): Promise<ReadLogo> {
  const isCut = request.headers.has("x-rollcall-too-large");
  const body = isCut ? null : await bytesWithin(request, largestBody);
  if (!body) return { ok: false, refusal: "logo-too-large" };
  const sent = await formIn(body, request.headers.get("content-type") ?? "");
  if (isDrawnForOther(sent, actor)) return { ok: false, refusal: "signedInAsOther" };
  const parsed = OneLogo.safeParse({ key: sent?.get("key") });
  if (!sent || !parsed.success) return { ok: false, refusal: "logo-malformed" };
  const file = sent.get("file");
  // A browser sends a field without a file as a file without a name.
  if (!(file instanceof File) || file.size === 0) return { ok: false, refusal: "logo-required" };
  return { ok: true, form: parsed.data, content: new Uint8Array(await file.arrayBuffer()) };
}

/** The boundary to a reader of strangers' bytes: what it cannot read is no form. */
function formIn(body: Buffer<ArrayBuffer>, type: string): Promise<FormData | null> {
  return new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
}
