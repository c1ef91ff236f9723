import { z } from "zod";

/** The version of the row that a form was drawn from. What is no version is 0, which no row ever has. */
export const VersionField = z
  .string()
  .optional()
  .transform((raw) => (raw !== undefined && /^[1-9][0-9]{0,8}$/.test(raw) ? Number(raw) : 0));
