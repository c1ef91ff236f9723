import { z } from "zod";
import { oneLineField } from "./text-fields.ts";

/** A name as a person writes it: 1 to 300 characters after trimming, on one line. */
export const NameField = oneLineField({
  required: "name-required",
  longest: 300,
  tooLong: "name-too-long",
  invalid: "name-invalid",
});

/** A name that stands in menus and on phones, such as a call route's: at most 100 characters. */
export const ShortNameField = NameField.pipe(z.string().max(100, "short-name-too-long"));
