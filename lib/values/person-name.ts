import { z } from "zod";

/** A name as a person writes it: 1 to 300 characters after trimming, on one line, without control characters and
 * without those that turn the direction of the sentence around them. */
export const NameField = z
  .string("name-required")
  .transform((name) => name.trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .min(1, "name-required")
      .max(300, "name-too-long")
      .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, "name-invalid")
      .regex(/[\p{L}\p{N}\p{Emoji_Presentation}]/u, "name-invalid"),
  );

/** A name that stands in menus and on phones, such as a call route's: at most 100 characters. */
export const ShortNameField = NameField.pipe(z.string().max(100, "short-name-too-long"));
