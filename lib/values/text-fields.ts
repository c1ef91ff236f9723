import { z } from "zod";

interface Limits {
  longest: number;
  tooLong: string;
  invalid: string;
}

/**
 * What something is called: text on one line, not empty after trimming, each run of spaces as one, with a letter, a digit or a picture
 * in it, and without control characters and those that turn the direction of the sentence around them.
 */
export function oneLineField({ required, longest, tooLong, invalid }: Limits & { required: string }) {
  return z
    .string(required)
    .transform((typed) => typed.trim().replace(/\s+/gu, " "))
    .pipe(
      z
        .string()
        .min(1, required)
        .max(longest, tooLong)
        .refine(isHarmless, invalid)
        .regex(/[\p{L}\p{N}\p{Emoji_Presentation}]/u, invalid),
    );
}

/** Plain text with its lines and tabs, of the same characters otherwise; spaces around it are left out, and it may be empty. */
export function plainTextField({
  required,
  longest,
  tooLong,
  invalid,
}: Limits & { /** For a field that is not there. */ required?: string }) {
  return z
    .string(required)
    .transform((typed) => typed.replaceAll(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .max(longest, tooLong)
        .refine((text) => isHarmless(text.replaceAll(/[\n\t]/g, "")), invalid),
    );
}

function isHarmless(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(text);
}
