/** A request to us, or an answer to one of ours. */
type Message = Pick<Request | Response, "headers" | "body">;

/**
 * Reads a message's body as long as it has at most `limit` bytes; null when it has more, however it was announced, and nothing beyond
 * the limit is kept.
 */
export async function bytesWithin(message: Message, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(message.headers.get("content-length") ?? 0) > limit) return null;
  const reader = message.body?.getReader();
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
export async function bodyWithin(message: Message, limit: number): Promise<string | null> {
  return (await bytesWithin(message, limit))?.toString("utf8") ?? null;
}
