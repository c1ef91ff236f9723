/**
 * Every setting of an operator's, empty: it counts as unset, and a `.env` file does not fill it in again. What tests and measurements
 * start gets these first, so that they never reach a real database, mail provider or carrier.
 */
export const noSettings = Object.fromEntries(
  [
    "PORT",
    "DATA_DIR",
    "APP_URL",
    "DATABASE_URL",
    "DATABASE_DIRECT_URL",
    "AUTH_SECRET",
    "TRUSTED_PROXIES",
    "EMAIL_FROM",
    "RESEND_API_KEY",
    "RESEND_BASE_URL",
    "RESEND_WEBHOOK_SECRET",
    "SMTP_URL",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_BASE_URL",
    "ROLLCALL_NOW",
    "ALLOW_TEST_CLOCK",
  ].map((name) => [name, ""]),
);
