import type { APIRequestContext, APIResponse } from "@playwright/test";

/** The router's own mark in an address, the same for all that ask with these headers. */
let mark = "";

/** A page as the router fetches it. Without its mark in the address it would be sent on once to the same page with it. */
export async function partOf(request: APIRequestContext, path: string): Promise<APIResponse> {
  const ask = (address: string) => request.get(address, { maxRedirects: 0, headers: { RSC: "1" } });
  if (mark) return ask(`${path}${path.includes("?") ? "&" : "?"}${mark}`);
  const answer = await ask(path);
  const { location = "" } = answer.headers();
  [mark = ""] = /_rsc=[^&]+/.exec(location) ?? [];
  return mark ? ask(location) : answer;
}
