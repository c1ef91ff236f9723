import { randomBytes } from "node:crypto";

/**
 * Sets what every answer says about how a browser may use it. Next takes the nonce for its own scripts from the
 * request's policy, and pages read it from `x-nonce`.
 *
 * @returns {string} the nonce
 */
export function setSecurityHeaders(request, response, { isHttps }) {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce, isHttps);
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  response.setHeader("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders(isHttps))) response.setHeader(name, value);
  return nonce;
}

/**
 * Lets the page that is being answered reach one address beside its own server: where a telephone exchange takes WebSockets. Too
 * late once the answer has begun; then the page stays without.
 *
 * @param {string} address an absolute ws or wss address without query, as lib/organisations/guide-schema.ts lets pass
 */
export function allowPhone(response, address) {
  if (response.headersSent) return;
  const policy = response.getHeader("Content-Security-Policy");
  response.setHeader("Content-Security-Policy", `${policy}; connect-src 'self' ${address}`);
}

export function fixedHeaders(isHttps) {
  return {
    ...(isHttps && { "Strict-Transport-Security": "max-age=63072000" }),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // Not no-referrer: with that a browser sends "Origin: null", and Next refuses every form.
    "Referrer-Policy": "same-origin",
    // The microphone is for voicemail drops and for the telephone; which pages those are, a browser that moves on within the
    // application is not told again. It asks its user all the same.
    "Permissions-Policy":
      "camera=(), display-capture=(), geolocation=(), microphone=(self), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
  };
}

function contentPolicy(nonce, isHttps) {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (isHttps) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}
