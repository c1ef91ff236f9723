import { findLogo } from "#lib/logos/queries.ts";
import { parseId } from "#lib/values/ids.ts";

/** An organisation's logo, `/logo/{id}.png`: for anybody who has the address, as the readers of its mails. */
export async function GET(_: Request, { params }: RouteContext<"/logo/[file]">): Promise<Response> {
  const [, name] = /^([0-9a-f-]{36})\.png$/.exec((await params).file) ?? [];
  const id = parseId<"logos">(name);
  const png = id && (await findLogo(id));
  if (!png) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(Buffer.from(png), {
    headers: {
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      // Another picture has another address.
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
