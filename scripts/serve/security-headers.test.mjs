import { expect, test } from "vitest";
import { allowPhone, setSecurityHeaders } from "./security-headers.mjs";

function headersOf(isHttps, claimed = {}) {
  const request = { headers: { ...claimed } };
  const answered = new Map();
  const response = {
    headersSent: false,
    getHeader: (name) => answered.get(name.toLowerCase()),
    setHeader: (name, value) => answered.set(name.toLowerCase(), value),
  };
  const nonce = setSecurityHeaders(request, response, { isHttps });
  return { request, response, answered, nonce };
}

test("scripts run by this answer's nonce alone", () => {
  const { request, answered, nonce } = headersOf(false);
  const policy = answered.get("content-security-policy");
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`);
  expect(policy).not.toContain("unsafe");
  expect(request.headers["content-security-policy"]).toBe(policy);
  expect(request.headers["x-nonce"]).toBe(nonce);
  expect(headersOf(false).nonce).not.toBe(nonce);
});

test("a caller cannot choose the nonce", () => {
  const claim = { "content-security-policy-report-only": "script-src 'nonce-x'", "x-nonce": "x" };
  const { request, nonce } = headersOf(false, claim);
  expect(request.headers["content-security-policy-report-only"]).toBeUndefined();
  expect(request.headers["x-nonce"]).toBe(nonce);
});

test("a browser is told to stay with https only where there is https", () => {
  expect(headersOf(true).answered.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/);
  expect(headersOf(true).answered.get("content-security-policy")).toContain("upgrade-insecure-requests");
  expect(headersOf(false).answered.has("strict-transport-security")).toBe(false);
  expect(headersOf(false).answered.get("content-security-policy")).not.toContain("upgrade");
});

test("a page with a telephone reaches its exchange, and nothing else more", () => {
  const { response, answered, nonce } = headersOf(true);
  const before = answered.get("content-security-policy");
  expect(before).not.toContain("connect-src");

  allowPhone(response, "wss://sip.example.com:7443/ws");
  expect(answered.get("content-security-policy")).toBe(
    `${before}; connect-src 'self' wss://sip.example.com:7443/ws`,
  );
  expect(answered.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  expect(answered.get("permissions-policy")).toBe(
    "camera=(), display-capture=(), geolocation=(), microphone=(self), payment=(), usb=()",
  );
});

test("an answer that has begun is not widened any more", () => {
  const { response, answered } = headersOf(false);
  const before = new Map(answered);
  response.headersSent = true;
  allowPhone(response, "wss://sip.example.com/");
  expect(answered).toEqual(before);
});
