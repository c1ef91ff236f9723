/** A path of plain words and ids, then a query: nothing here is decoded, so nothing can turn into something else later. */
const address = /^((?:\/[\w~-]+)+)(?:\?([!-~]*))?$/;

const mostCharacters = 500;

/** Pages for those who are not in yet, and what is no page: nobody wants to get there by signing in. */
const neverWanted = new Set([
  "sign-in",
  "sign-out",
  "first-password",
  "forgot-password",
  "reset-password",
  "setup",
  "api",
  "_next",
  "dev",
  "logo",
]);

/**
 * The page of this site that somebody asked for before signing in, without the router's own note of which part it fetches; null for
 * whatever is none, such as another host however it is written, and for the start page, since signing in leads to one anyway.
 */
export function wantedPage(text: unknown): string | null {
  if (typeof text !== "string" || text.length > mostCharacters) return null;
  const [, path = "", query = ""] = address.exec(text) ?? [];
  const [, first = ""] = path.toLowerCase().split("/");
  if (path === "" || neverWanted.has(first) || /[\\#]/.test(query)) return null;
  const asked = query.split("&").filter((part) => part !== "" && !part.startsWith("_rsc="));
  return asked.length > 0 ? `${path}?${asked.join("&")}` : path;
}
