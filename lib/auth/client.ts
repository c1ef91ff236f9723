import { headers } from "next/headers";

/** The browser that asks, as far as a session's row and the throttle want to know it. */
export interface Client {
  /** Null where it is not known. */
  address: string | null;
  userAgent: string;
}

const longestUserAgent = 300;

/** The request's client. The server that listens sets the address header itself and drops any that came from outside. */
export async function requestClient(): Promise<Client> {
  const sent = await headers();
  return {
    address: sent.get("x-rollcall-address") || null,
    userAgent: (sent.get("user-agent") ?? "").slice(0, longestUserAgent),
  };
}
