/** How large an uploaded picture may be. */
export const largestLogoBytes = 1024 * 1024;
/** How many pixels it may have: a few kilobytes can unpack to gigabytes. */
export const mostLogoPixels = 25_000_000;
/** What it is drawn into, in pixels. */
export const logoBox = { width: 480, height: 160 } as const;

export type LogoRefusal =
  | "logo-required"
  | "logo-too-large"
  | "logo-too-many-pixels"
  | "logo-not-picture"
  | "logo-damaged"
  | "logo-reader-missing"
  | "logo-malformed";

export type PictureFormat = "png" | "jpeg" | "webp";

/** What a file is by its first bytes, whatever it is called; null for everything else, SVG among it. */
export function pictureFormat(content: Uint8Array): PictureFormat | null {
  const text = (from: number, until: number) => String.fromCharCode(...content.subarray(from, until));
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
  return text(0, 4) === "RIFF" && text(8, 12) === "WEBP" ? "webp" : null;
}

/** The size at which a logo is shown within a box, sides kept in proportion, never larger than it is; in pixels. */
export function shownSize(
  logo: { width: number; height: number },
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, box.width / logo.width, box.height / logo.height);
  return {
    width: Math.max(1, Math.round(logo.width * scale)),
    height: Math.max(1, Math.round(logo.height * scale)),
  };
}
