import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** What each coding of HTTP is called in the name of a file. */
export const endings = { br: ".br", gzip: ".gz" };

const compressions = {
  br: (content) => promisify(brotliCompress)(content),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** Puts a copy in each coding, as small as it gets, beside every script and style below this folder. */
export async function compressBuiltFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name));
  for (const file of files.map((entry) => join(entry.parentPath, entry.name))) {
    const content = await readFile(file);
    await Promise.all(
      Object.entries(compressions).map(async ([coding, compress]) => {
        await writeFile(file + endings[coding], await compress(content));
      }),
    );
  }
}
