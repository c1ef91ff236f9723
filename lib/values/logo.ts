import type { Id } from "./ids.ts";

/** An organisation's picture, as whoever draws it needs it; sides in pixels. */
export interface Logo {
  readonly id: Id<"logos">;
  readonly width: number;
  readonly height: number;
}

/** Where the picture is. The id is another with each upload and cannot be guessed, so that it needs no sign-in and never goes stale. */
export function logoAddress(id: Id<"logos">): string {
  return `/logo/${id}.png`;
}
