/**
 * Gives an address of this installation for a mail. `appUrl` is the configured APP_URL, never a request's header;
 * a path prefix in it is kept.
 */
export function addressIn(
  appUrl: string,
  path: "sign-in" | "forgot-password" | "reset-password" | "billing",
  token?: string,
) {
  const address = new URL(path, appUrl.endsWith("/") ? appUrl : `${appUrl}/`);
  if (token !== undefined) address.searchParams.set("token", token);
  return address.href;
}
