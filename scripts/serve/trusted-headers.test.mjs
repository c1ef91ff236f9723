import { expect, test } from "vitest";
import { setTrustedHeaders } from "./trusted-headers.mjs";

const direct = { appUrl: null, trustedProxies: 0 };

function requestWith(headers) {
  return { headers: { host: "localhost:3000", ...headers }, socket: { remoteAddress: "203.0.113.9" } };
}

test("nothing that a caller claims about itself gets through", () => {
  const request = requestWith({
    forwarded: "for=6.6.6.6",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "443",
    "x-real-ip": "6.6.6.6",
    "x-rollcall-address": "6.6.6.6",
    "x-rollcall-inside": "guessed",
    "x-rollcall-language": "xx",
    "x-rollcall-page": "/billing",
    accept: "text/html",
  });
  setTrustedHeaders(request, direct);
  const { "x-rollcall-inside": inside, ...headers } = request.headers;
  expect(inside).not.toBe("guessed");
  expect(headers).toEqual({
    host: "localhost:3000",
    accept: "text/html",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "localhost:3000",
    "x-forwarded-proto": "http",
    "x-rollcall-address": "203.0.113.9",
    "x-rollcall-language": "en",
  });
});

test.each([
  ["a page that the browser opens", "GET", { accept: "text/html,*/*" }, "/billing?page=2"],
  ["a page that the router fetches", "GET", { accept: "*/*", rsc: "1" }, "/billing?page=2"],
  ["a form that the browser sends", "POST", { accept: "text/html" }, "/billing?page=2"],
  [
    "a form that the script sends",
    "POST",
    { accept: "text/x-component", "next-action": "4f" },
    "/billing?page=2",
  ],
  ["what else is sent", "POST", { accept: "*/*" }, undefined],
  ["a picture", "GET", { accept: "image/*" }, undefined],
  ["what does not say", "GET", {}, undefined],
])("the address of a page is told, whatever a caller claims: %s", (_, method, headers, told) => {
  const request = requestWith({ ...headers, "x-rollcall-page": "//evil.example" });
  setTrustedHeaders(Object.assign(request, { method, url: "/billing?page=2" }), direct);
  expect(request.headers["x-rollcall-page"]).toBe(told);
});

test("behind a proxy, host and scheme are those of APP_URL", () => {
  const request = requestWith({ host: "evil.example", "x-forwarded-for": "198.51.100.7" });
  setTrustedHeaders(request, { appUrl: "https://rollcall.example", trustedProxies: 1 });
  expect(request.headers).toMatchObject({
    host: "rollcall.example",
    "x-forwarded-host": "rollcall.example",
    "x-forwarded-proto": "https",
    "x-rollcall-address": "198.51.100.7",
  });
});

test("a request that Next sends to itself keeps the address of the one it answers", () => {
  const outer = requestWith({});
  setTrustedHeaders(outer, direct);
  const inner = {
    headers: { ...outer.headers, host: "127.0.0.1:3000" },
    socket: { remoteAddress: "127.0.0.1" },
  };
  setTrustedHeaders(inner, direct);
  expect(inner.headers["x-rollcall-address"]).toBe("203.0.113.9");
  expect(inner.headers["x-forwarded-host"]).toBe("localhost:3000");
});
