import type { BrowserContext } from "@playwright/test";
import type { Expectations } from "./expectations.ts";

interface Watch {
  url: string;
  expected: Expectations;
  faults: string[];
  runsScripts: boolean;
}

/**
 * Notes whatever goes wrong in the pages of a context: console errors and warnings (a refusal by the content policy is one),
 * errors nobody caught, requests of our own that fail or are answered with an error.
 */
export function watchContext(context: BrowserContext, { url, expected, faults, runsScripts }: Watch): void {
  const isOurs = (address: string) => address.startsWith(url);

  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const text = message.text();
    const [, status] = /^Failed to load resource: .* status of (\d+)/.exec(text) ?? [];
    // Told by the answer itself, below.
    if (status && isOurs(message.location().url)) return;
    faults.push(`console: ${text} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`page error: ${error.error().stack}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page no longer needs, since another has been asked for.
    if (!isOurs(request.url()) || why === "net::ERR_ABORTED") return;
    // Chromium asks for a preloaded script even when it may run none, and then finds the nonce to be void.
    if (!runsScripts && why === "csp" && request.resourceType() === "script") return;
    faults.push(`request failed: ${request.method()} ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (!isOurs(response.url()) || response.status() < 400) return;
    if (expected.hasAnswer(response.status(), response.url())) return;
    faults.push(`answered ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  context.on("request", (request) => {
    if (!isOurs(request.url()) && /^https?:/.test(request.url()))
      faults.push(`asked elsewhere: ${request.url()}`);
  });
}
