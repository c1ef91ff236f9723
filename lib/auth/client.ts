import { headers } from "next/headers";
import { sessionSecretHash } from "./session-cookie.ts";

/** The browser that asks, as far as a session's row and the throttle want to know it. */
export interface Client {
  /** Null where it is not known. */
  address: string | null;
  userAgent: string;
  /** Of the session that its cookie names, open or not; null without one. */
  sessionSecretHash?: Uint8Array | null;
}

const longestUserAgent = 300;

/** The request's client. The server that listens sets the address header itself and drops any that came from outside. */
export async function requestClient(): Promise<Client> {
  const sent = await headers();
  return {
    address: sent.get("x-rollcall-address") || null,
    userAgent: (sent.get("user-agent") ?? "").slice(0, longestUserAgent),
    sessionSecretHash: await sessionSecretHash(),
  };
}
