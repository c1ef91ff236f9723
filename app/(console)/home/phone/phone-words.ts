import type en from "#messages/en.json";

/** The words of the phone: it is drawn in the browser, which gets no catalogue. */
export type PhoneWords = (typeof en)["phone"];
