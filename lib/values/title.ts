import { longestTitle } from "./file-title.ts";
import { oneLineField } from "./text-fields.ts";

/**
 * What people call a thing of their own, such as a voicemail drop: 1 to 100 characters after trimming, on one line. It is shown as text
 * and never names a file; what looks like a way through folders is refused all the same, since nobody means it.
 */
export const TitleField = oneLineField({
  required: "title-required",
  longest: longestTitle,
  tooLong: "title-too-long",
  invalid: "title-invalid",
}).refine((title) => !isPath(title), "title-is-path");

/** Whether a name leads through folders, as `../../x` does. */
export function isPath(name: string): boolean {
  return /(^|[\\/])\.{1,2}[\\/]|^[\\/]|^[a-z]:\\/i.test(name);
}
