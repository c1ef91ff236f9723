import type { Twilio } from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** In place of https://api.twilio.com, for tests. */
  baseUrl?: string | undefined;
}

/** Fifty numbers, each with some hundred bytes, are a small part of it. */
const largestAnswer = 4 * 1024 * 1024;

/** Twilio's own client, which is fetched only where an account is configured. It tries nothing twice. */
export async function openTwilio(account: TwilioAccount, withinMs: number): Promise<Twilio> {
  const { default: twilio } = await import("twilio");
  const { accountSid, authToken, baseUrl } = account;

  /** The package knows no other address than its own. */
  class Requests extends twilio.RequestClient {
    override request<Data>(asked: Asked<Data>) {
      const uri = baseUrl === undefined ? asked.uri : asked.uri.replace(ownAddress, withoutSlash(baseUrl));
      return super.request<Data>({ ...asked, uri });
    }
  }
  const httpClient = new Requests({ timeout: withinMs, autoRetry: false });
  httpClient.axios.defaults.maxContentLength = largestAnswer;
  return twilio(accountSid, authToken, { httpClient, autoRetry: false, timeout: withinMs });
}

type Asked<Data> = RequestClient.RequestOptions<Data>;

const ownAddress = /^https:\/\/api\.twilio\.com/;
const withoutSlash = (address: string) => address.replace(/\/+$/, "");
