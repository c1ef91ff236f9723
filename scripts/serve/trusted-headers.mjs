import { randomBytes } from "node:crypto";
import { clientAddress } from "./client-address.mjs";
import { preferredLanguage } from "./preferred-language.mjs";

const claimed = /^(x-forwarded-.*|forwarded|x-real-ip|x-rollcall-.*)$/;

/** Known to this process alone: marks the requests that Next sends to itself when an action redirects. */
const inside = randomBytes(32).toString("base64url");

/**
 * Takes out what a caller may claim about itself and says instead what is known: the client's address in
 * `x-rollcall-address`, the language that suits the browser in `x-rollcall-language`, the address of the page that is asked for,
 * or that a form was sent from, in `x-rollcall-page`, and the public host and scheme. With APP_URL those are the configured ones, whatever the
 * request says, so that Next's comparison of Origin and host works behind any proxy; without it, the host as called.
 *
 * @param {{ appUrl: string | null, trustedProxies: number }} settings
 */
export function setTrustedHeaders(request, { appUrl, trustedProxies }) {
  const { headers } = request;
  if (headers["x-rollcall-inside"] === inside) return;
  const address = clientAddress({
    socketAddress: request.socket.remoteAddress,
    forwardedFor: headers["x-forwarded-for"],
    trustedProxies,
  });
  for (const name of Object.keys(headers)) if (claimed.test(name)) delete headers[name];

  // What is no address counts as none of ours: Next would fail over it instead of refusing it.
  if (headers.origin !== undefined && !URL.canParse(headers.origin)) headers.origin = "null";

  const url = appUrl === null ? null : new URL(appUrl);
  if (url) headers.host = url.host;
  headers["x-forwarded-host"] = headers.host ?? "";
  headers["x-forwarded-proto"] = url?.protocol === "https:" ? "https" : "http";
  headers["x-forwarded-for"] = address;
  headers["x-rollcall-address"] = address;
  headers["x-rollcall-language"] = preferredLanguage(headers["accept-language"]);
  if (asksForPage(request) || sendsForm(request)) headers["x-rollcall-page"] = request.url;
  headers["x-rollcall-inside"] = inside;
}

/** A page opened by the browser itself or by the router, and not what a script fetches. */
function asksForPage({ method, headers }) {
  return method === "GET" && (headers.rsc !== undefined || (headers.accept?.includes("text/html") ?? false));
}

/** A form of ours goes to the page that it stands on, sent by the browser itself or as Next's script does. */
function sendsForm({ method, headers }) {
  return (
    method === "POST" &&
    (headers["next-action"] !== undefined || (headers.accept?.includes("text/html") ?? false))
  );
}
