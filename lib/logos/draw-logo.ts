import { describeError, log } from "#lib/log.ts";
import { type LogoRefusal, largestLogoBytes, logoBox, mostLogoPixels, pictureFormat } from "./rules.ts";

export interface DrawnLogo {
  png: Uint8Array;
  width: number;
  height: number;
}

/**
 * Draws an uploaded picture anew as a PNG that fits the box: upright, transparent where it was, without anything else that the file
 * carried. Judged by its content. `logo-reader-missing` where the reader of pictures is not installed for this machine.
 */
export async function drawLogo(
  content: Uint8Array,
): Promise<{ ok: true; logo: DrawnLogo } | { ok: false; refusal: LogoRefusal }> {
  if (content.length > largestLogoBytes) return { ok: false, refusal: "logo-too-large" };
  const format = pictureFormat(content);
  if (!format) return { ok: false, refusal: "logo-not-picture" };
  const reader = await loadReader();
  if (!reader) return { ok: false, refusal: "logo-reader-missing" };

  // The header alone is read first, so that nothing is unpacked that has no place.
  const header = await orNull(reader(content, { limitInputPixels: false }).metadata());
  if (header?.format !== format) return { ok: false, refusal: "logo-damaged" };
  if (header.width * header.height > mostLogoPixels) return { ok: false, refusal: "logo-too-many-pixels" };
  const drawn = await orNull(
    reader(content, { limitInputPixels: mostLogoPixels, failOn: "warning" })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize({ ...logoBox, fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true }),
  );
  if (!drawn) return { ok: false, refusal: "logo-damaged" };
  const { width, height } = drawn.info;
  return { ok: true, logo: { png: new Uint8Array(drawn.data), width, height } };
}

/** The boundary to a native part that npm may have left out: Rollcall runs without it, and only logos cannot be changed. */
async function loadReader() {
  const loaded = await import("sharp").catch((error: unknown) => {
    log.error(
      { error: describeError(error) },
      "sharp cannot be loaded, so no logo can be read; install its optional packages",
    );
    return null;
  });
  return loaded?.default ?? null;
}

/** The boundary to a reader of strangers' bytes: what it cannot read is no picture. */
function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  return reading.catch(() => null);
}
