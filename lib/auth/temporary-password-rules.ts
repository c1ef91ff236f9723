import { normalisedPassword } from "./password-rules.ts";

/**
 * Small letters and digits that are read, dictated and typed one way only (product.md, "Getting in"). Left out is
 * what looks like any other key, in the alphabet or not: o 0 q, i j l 1 7, s 5, z 2, b 6 8, g 9, u v, c with e, m
 * (rn, and "en" by ear). No capitals, since a phone's keyboard hides them; no vowels, so that hardly a word comes out.
 */
export const temporaryPasswordAlphabet = "cdfhknprtwxy34";

export const temporaryPasswordGroups = { count: 5, length: 4 };

/** Puts characters into their groups: "kd3f-…". */
export function groupedTemporaryPassword(characters: string): string {
  return (characters.match(groups) ?? []).join("-");
}

/**
 * The temporary password that was meant, or null where none can have been: capitals, spaces round it or in it, other hyphens or none
 * are allowances for who copies it from a mail or a sheet of paper, and make no guess easier (NIST SP 800-63B-4, 3.1.1.2).
 */
export function temporaryPasswordMeant(typed: string): string | null {
  const characters = normalisedPassword(typed).replace(separators, "").toLowerCase();
  return shape.test(characters) ? groupedTemporaryPassword(characters) : null;
}

/**
 * Whether somebody's first mail would hold a rude or dark word of one of Rollcall's languages, 3 and 4 read as e and a, as people do. About
 * one in twenty-five: leaving those out costs less than a tenth of a bit.
 */
export function readsBadly(password: string): boolean {
  return rude.test(password.replaceAll("-", "").replaceAll("3", "e").replaceAll("4", "a"));
}

const rude =
  /f[ae]?ck|c[ae]?nt|dck|kkk|wtf|wank|twat|rape|dyke|negr|neger|crap|fart|hate|dead|death|kack|dreck|pene|pede|caca/;
const { count, length } = temporaryPasswordGroups;
const groups = new RegExp(`.{${length}}`, "g");
const shape = new RegExp(`^[${temporaryPasswordAlphabet}]{${count * length}}$`);
const separators = /[\s\p{Dash_Punctuation}\u2212\u00ad\u200b\u200e\u200f]/gu;
