import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { endings } from "../start/compress-built-files.mjs";

const address = "/_next/static/";
const types = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" };

/** In the order in which a copy is chosen: Brotli's are smaller. */
const codings = Object.keys(endings);

/**
 * Answers for the scripts and styles that were compressed when they were built, from memory; Next would compress each anew for every
 * visitor. Their names change with what is in them, so a browser may keep them for a year.
 *
 * @param {string} folder the build's `static`
 * @returns {Promise<(request, response) => boolean>} whether it has answered: what has no such copy, or is asked for by somebody
 *   who takes none, is left to Next
 */
export async function readCompressedFiles(folder) {
  const copies = new Map();
  for (const file of await compressedBelow(folder)) copies.set(file, await readFile(join(folder, file)));

  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const [path] = request.url.split("?");
    if (!path.startsWith(address)) return false;
    const name = path.slice(address.length);
    const coding = codings.find((one) => takes(request, one) && copies.has(name + endings[one]));
    if (coding === undefined) return false;

    const copy = copies.get(name + endings[coding]);
    response.writeHead(200, {
      "Content-Type": types[name.slice(name.lastIndexOf(".") + 1)],
      "Content-Encoding": coding,
      "Content-Length": copy.length,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    });
    response.end(copy);
    return true;
  };
}

async function compressedBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && codings.some((coding) => entry.name.endsWith(endings[coding])))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** RFC 9110, 12.5.3: named, and not with the weight 0. What is only meant by `*` gets what Next makes of it. */
function takes(request, coding) {
  const named = (request.headers["accept-encoding"] ?? "").toLowerCase().split(",");
  return named
    .map((one) => one.replaceAll(/\s/g, "").split(";"))
    .some(([name, weight = ""]) => name === coding && !/^q=0(\.0*)?$/.test(weight));
}
