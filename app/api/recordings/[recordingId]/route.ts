import { notFound } from "next/navigation";
import { orRefuse } from "#lib/auth/or-refuse.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findRecording, type Recording } from "#lib/recordings/queries.ts";
import { askedPart, isKnown, partIsWanted } from "#lib/recordings/range-rules.ts";
import { mimeTypes } from "#lib/recordings/rules.ts";
import { readContent } from "#lib/recordings/storage.ts";
import type { Actor } from "#lib/values/actor.ts";
import { parseId } from "#lib/values/ids.ts";

type Context = RouteContext<"/api/recordings/[recordingId]">;

/**
 * A voicemail drop's sound, whole or in the part that is asked for: for its owner and for those who see agents. Its length is told by
 * Content-Range: Next takes a Content-Length off what a handler answers.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { actor, recording } = await find(context);
  return answer(request.headers, recording, (from, until) =>
    streamOf(readContent(actor, recording.id, { from, until })),
  );
}

export async function HEAD(request: Request, context: Context): Promise<Response> {
  const { recording } = await find(context);
  return answer(request.headers, recording, () => null);
}

async function find(context: Context): Promise<{ actor: Actor; recording: Recording }> {
  const actor = await requireActor("recordings.own");
  const id = parseId<"recordings">((await context.params).recordingId);
  const recording = id && (await orRefuse(actor, findRecording(actor, id)));
  return recording ? { actor, recording } : notFound();
}

function answer(
  asked: Headers,
  recording: Recording,
  content: (from: number, until: number) => ReadableStream<Uint8Array> | null,
): Response {
  const { id, sizeBytes: size } = recording;
  // One recording's sound never changes, so its id says which it is.
  const etag = `"${id}"`;
  const headers = headersOf(recording, etag);
  if (isKnown(asked.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });

  const part = partIsWanted(asked.get("if-range"), etag) ? askedPart(asked.get("range"), size) : "whole";
  if (part === "outside") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  if (part === "whole") {
    return new Response(content(0, size), { headers });
  }
  headers.set("content-range", `bytes ${part.from}-${part.until - 1}/${size}`);
  return new Response(content(part.from, part.until), { status: 206, headers });
}

function headersOf({ title, format, createdAt }: Recording, etag: string): Headers {
  const fileName = encodeURIComponent(`${title}.${format}`).replace(/['()*]/g, percentEncoded);
  return new Headers({
    "content-type": mimeTypes[format],
    // A download wherever it is opened by itself; a player on a page does not care.
    "content-disposition": `attachment; filename="voicemail-drop.${format}"; filename*=UTF-8''${fileName}`,
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
    // Asked again each time, so that nobody hears it once the session has ended.
    "cache-control": "private, no-cache",
    "last-modified": createdAt.toUTCString(),
    etag,
  });
}

/** What encodeURIComponent leaves and RFC 8187 does not allow. */
function percentEncoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
