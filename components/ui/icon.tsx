import { classes } from "#components/ui/classes.ts";
import sprite from "./icons.svg";

/** The symbols of icons.svg. */
export const iconNames = [
  "overview",
  "agents",
  "billing",
  "numbers",
  "extensions",
  "routes",
  "groups",
  "campaigns",
  "settings",
  "outbox",
  "audit",
  "voicemail",
  "end",
] as const;
export type IconName = (typeof iconNames)[number];

/** In the colour of the text round it. From a file that is fetched once: drawn into a page, each would stand in it twice over. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={classes("size-4 shrink-0", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
