import { z } from "zod";

const Environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default(".data"),
  APP_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1),
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(32, "needs at least 32 characters"),
  EMAIL_FROM: z.string().min(3).default("Rollcall <rollcall@localhost>"),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^(whsec_)?[A-Za-z0-9+/]{4,}={0,2}$/,
      "must be the signing secret that Resend shows, whsec_ and base64",
    )
    .optional(),
  SMTP_URL: z.string().min(1).optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, "must be AC and 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_BASE_URL: z.url().optional(),
  ROLLCALL_NOW: z.iso
    .datetime({ offset: true, error: "must be an instant such as 2026-03-31T22:30:00Z" })
    .optional(),
  ALLOW_TEST_CLOCK: z.literal("1").optional(),
});

type Env = Omit<z.infer<typeof Environment>, "APP_URL"> & { APP_URL: string };

let read: Env | undefined;

/**
 * The process's environment, read once and checked (the table in product.md, "Running it"). Throws a sentence that
 * names the variable when one is missing or wrong; what an address of a server looks like was checked before (scripts/start/settings.mjs). An
 * empty value counts as unset.
 */
export function env(): Env {
  read ??= readEnvironment(process.env);
  return read;
}

function readEnvironment(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    );
  }
  const values = parsed.data;
  if (Boolean(values.TWILIO_ACCOUNT_SID) !== Boolean(values.TWILIO_AUTH_TOKEN)) {
    throw new Error("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together: set both, or neither");
  }
  if (values.ROLLCALL_NOW && values.NODE_ENV === "production" && !values.ALLOW_TEST_CLOCK) {
    throw new Error("ROLLCALL_NOW is refused in production unless ALLOW_TEST_CLOCK=1");
  }
  return { ...values, APP_URL: (values.APP_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, "") };
}
