/** What a voicemail drop may be, by its content (product.md, "Telephony"). */
export const audioFormats = ["wav", "mp3", "ogg"] as const;
export type AudioFormat = (typeof audioFormats)[number];
