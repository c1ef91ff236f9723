import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../messages/", import.meta.url);
const catalogues = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const { server, notFound, forbidden } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
      return [file.slice(0, -".json".length), { server, notFound, forbidden }];
    }),
);
const fallback = "en";

/**
 * The language of Rollcall's that suits a browser best, by its Accept-Language (RFC 9110, 12.5.4; matched by lookup, RFC 4647, 3.4, and
 * else by the first subtag: a reader of pt-PT is nearer to pt-BR than to English). By hand, since pages are
 * answered before anything is installed.
 *
 * @param {string | undefined} accepted
 * @returns {string} a BCP 47 tag that has a catalogue
 */
export function preferredLanguage(accepted) {
  const ranges = (accepted ?? "")
    .slice(0, 1000)
    .split(",")
    .map((range) => /^\s*([a-z]{2,3}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?$/i.exec(range))
    .filter((range) => range !== null && Number(range[2] ?? 1) > 0)
    .sort((one, other) => Number(other[2] ?? 1) - Number(one[2] ?? 1));
  const tags = Object.keys(catalogues);
  for (const [, wanted] of ranges) {
    const found =
      tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
      tags.find((tag) => primary(tag) === primary(wanted));
    if (found) return found;
  }
  return fallback;
}

/** Words, tag and direction for a page that is answered without the application; English for a tag without a catalogue. */
export function wordsFor(language) {
  const tag = Object.hasOwn(catalogues, language) ? language : fallback;
  return { tag, direction: primary(tag) === "ar" ? "rtl" : "ltr", ...catalogues[tag] };
}

const primary = (tag) => tag.split("-")[0].toLowerCase();
