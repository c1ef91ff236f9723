import { z } from "zod";
import { longestTitle } from "./file-title.ts";

/**
 * What people call a thing of their own, such as a voicemail drop: 1 to 100 characters after trimming, on one line. It is shown as text
 * and never names a file; what looks like a way through folders is refused all the same, since nobody means it.
 */
export const TitleField = z
  .string("title-required")
  .transform((title) => title.trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .min(1, "title-required")
      .max(longestTitle, "title-too-long")
      .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, "title-invalid")
      .regex(/[\p{L}\p{N}\p{Emoji_Presentation}]/u, "title-invalid")
      .refine((title) => !isPath(title), "title-is-path"),
  );

/** Whether a name leads through folders, as `../../x` does. */
export function isPath(name: string): boolean {
  return /(^|[\\/])\.{1,2}[\\/]|^[\\/]|^[a-z]:\\/i.test(name);
}
