import { fixedHeaders } from "./security-headers.mjs";

const answers = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** What is not HTTP gets a short answer, with the same headers as any other, and the connection ends. */
export function refuseMalformed(isHttps) {
  const headers = Object.entries({ ...fixedHeaders(isHttps), "Content-Length": "0", Connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return (error, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    socket.end(`HTTP/1.1 ${answers[error.code] ?? "400 Bad Request"}\r\n${lines}\r\n`);
  };
}
