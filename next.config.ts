import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // No page has a picture that is made anew for it, and the address that makes them fetches from here whatever it is told to.
  images: { unoptimized: true },
  // `npm test` checks all types, those of the tests included; starting need not wait for it again, nor fail by a test.
  typescript: { ignoreBuildErrors: true },
  // TypeScript 7 can be run but not called.
  experimental: {
    authInterrupts: true,
    useTypeScriptCli: true,
    // The log line of a fault says where it was by the names of functions, which minified code has none of. Nothing reads the maps.
    turbopackMinify: { server: false },
    turbopackSourceMaps: false,
  },
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
