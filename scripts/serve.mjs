import { createServer } from "node:http";
import { join } from "node:path";
import { answerWithFailures } from "./serve/answer-failures.mjs";
import { withinLimit } from "./serve/body-limit.mjs";
import { gracefulCloser } from "./serve/close-gracefully.mjs";
import { readCompressedFiles } from "./serve/compressed-files.mjs";
import { runClosingWorks, runLastWorks } from "./serve/offered-to-application.mjs";
import { answerPlainly } from "./serve/plain-page.mjs";
import { refuseMalformed } from "./serve/refuse-malformed.mjs";
import { setSecurityHeaders } from "./serve/security-headers.mjs";
import { setTrustedHeaders } from "./serve/trusted-headers.mjs";
import { Refused } from "./start/refused.mjs";
import { root } from "./start/run-command.mjs";

/** Those that something here is asked by. Pages would answer any other as if it were GET. */
const methods = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/**
 * Takes the port and answers "starting" until `handOver` has brought the application up.
 *
 * @param {{ port: number, appUrl: string | null, trustedProxies: number, dir?: string }} settings port 0: any free one;
 *   `dir`: of the built application, this clone unless said otherwise
 * @returns {Promise<{ environment: Record<string, string>, handOver(): Promise<void>, close(): Promise<void> }>}
 *   `environment`: what the application must find in `process.env` before `handOver`
 */
export async function listen(settings) {
  const isHttps = settings.appUrl?.startsWith("https:") ?? false;
  let application = null;
  // A request without Host would be answered by Node, with none of our headers.
  const server = createServer({ requireHostHeader: false }, async (request, response) => {
    const nonce = setSecurityHeaders(request, response, { isHttps });
    if (!server.listening) response.setHeader("Connection", "close");
    if (!isAddress(request.url) || lacksHost(request))
      return answerPlainly(response, 400, "badRequest", { nonce });
    if (!methods.has(request.method)) {
      response.setHeader("Allow", [...methods].join(", "));
      return answerPlainly(response, 405, "badRequest", { nonce });
    }
    if (!application) return answerPlainly(response, 503, "starting", { nonce });
    if (application.answerFromMemory(request, response)) return;
    setTrustedHeaders(request, settings);
    const admitted = await withinLimit(request).catch(() => undefined);
    if (admitted === undefined) return response.destroy();
    if (admitted === null) return answerPlainly(response, 413, "tooLarge", { nonce });
    await answerWithFailures({ request, response, nonce }, () => application.answer(admitted, response));
  });
  const closeGracefully = gracefulCloser(server);
  server.on("clientError", refuseMalformed(isHttps));
  server.on("checkExpectation", (request, response) => {
    const nonce = setSecurityHeaders(request, response, { isHttps });
    answerPlainly(response, 417, "badRequest", { nonce });
  });
  // Longer than the minute that load balancers keep a connection, or they would send into one that just closed.
  server.keepAliveTimeout = 65_000;
  const port = await bind(server, settings.port);

  return {
    environment: {
      PORT: String(port),
      APP_URL: settings.appUrl ?? `http://localhost:${port}`,
      // When an action redirects, Next fetches the next page from here, and not from what a header calls the host.
      __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${port}`,
    },
    handOver: async () => {
      application = await openApplication(port, settings.dir ?? root);
    },
    close: async () => {
      await Promise.all([runClosingWorks(), closeGracefully()]);
      await runLastWorks();
      await application?.close();
    },
  };
}

/** A path, all of whose percent signs mean something: Next would fail over others. */
function isAddress(url) {
  const [path] = url.split("?");
  try {
    decodeURIComponent(path);
    return path.startsWith("/");
  } catch {
    return false;
  }
}

/** RFC 9112, 3.2. */
const lacksHost = ({ httpVersion, headers }) => httpVersion === "1.1" && headers.host === undefined;

function bind(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken =
        error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${error.code})`;
      reject(new Refused(`Port ${port} ${taken}. Set PORT to another, or to 0 for any free one.`));
    });
    server.listen(port, () => resolve(server.address().port));
  });
}

async function openApplication(port, dir) {
  // Loaded late: it is not there before the installation, and reads its settings from the environment.
  const { default: next } = await import("next");
  const application = next({
    dev: false,
    dir,
    port,
    hostname: "127.0.0.1",
    quiet: true,
    // Where it would listen for WebSockets, of which there are none, and hang up on who offers to speak another protocol.
    httpServer: createServer(),
  });
  await application.prepare();
  return {
    answerFromMemory: await readCompressedFiles(join(dir, ".next", "static")),
    answer: application.getRequestHandler(),
    close: () => application.close(),
  };
}
