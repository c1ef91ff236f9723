import type { Language } from "#lib/values/actor.ts";
import type en from "#messages/en.json";

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof en;
    Locale: Language;
  }
}
