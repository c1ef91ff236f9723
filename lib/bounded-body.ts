/**
 * Reads a request's body as long as it has at most `limit` bytes; null when it has more, however it was announced, and nothing beyond
 * the limit is kept.
 */
export async function bytesWithin(request: Request, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(chunks);
    length += part.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
}

/** The same as UTF-8. */
export async function bodyWithin(request: Request, limit: number): Promise<string | null> {
  return (await bytesWithin(request, limit))?.toString("utf8") ?? null;
}
