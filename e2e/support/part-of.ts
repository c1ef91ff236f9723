import type { APIRequestContext, APIResponse } from "@playwright/test";

/** A page as the router fetches it. It is sent on once to the same page with the router's own mark in the address. */
export async function partOf(request: APIRequestContext, path: string): Promise<APIResponse> {
  const ask = (address: string) => request.get(address, { maxRedirects: 0, headers: { RSC: "1" } });
  const answer = await ask(path);
  const { location } = answer.headers();
  return location?.includes("_rsc") ? ask(location) : answer;
}
