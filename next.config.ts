import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks all types, those of the tests included; starting need not wait for it again, nor fail by a test.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "city-timezones",
    "graphile-worker",
    "postgres",
    "sharp",
    "pg",
    "pino",
    "nodemailer",
    "twilio",
  ],
};

export default createNextIntlPlugin("./lib/language/request.ts")(config);
