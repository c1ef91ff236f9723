import { expect, it } from "vitest";
import { isSameName, isTakenAmong } from "./same-name.ts";

it.each([
  { why: "the name itself", typed: "Zoë Müller", name: "Zoë Müller", same: true },
  { why: "spaces around and doubled", typed: "  Zoë  Müller ", name: "Zoë Müller", same: true },
  { why: "other case", typed: "zoë MÜLLER", name: "Zoë Müller", same: true },
  {
    why: "accents typed as marks of their own",
    typed: "Zoe\u0308 Mu\u0308ller",
    name: "Zoë Müller",
    same: true,
  },
  { why: "a sharp s in capitals", typed: "GROSS", name: "Groß", same: true },
  { why: "a straight apostrophe", typed: "Katarzyna O'Brien", name: "Katarzyna O’Brien", same: true },
  { why: "a hyphen for a dash", typed: "Ana Díaz-Ruiz", name: "Ana Díaz–Ruiz", same: true },
  { why: "wide letters", typed: "Ｚoë Müller", name: "Zoë Müller", same: true },
  { why: "a character that nobody sees", typed: "Zoë\u200b Müller", name: "Zoë Müller", same: true },
  { why: "a raised figure", typed: "Room 10²", name: "Room 102", same: false },
  { why: "an acute accent for an apostrophe", typed: "O´Brien", name: "O’Brien", same: true },
  { why: "an apostrophe left out", typed: "OBrien", name: "O’Brien", same: false },
  { why: "an accent left out", typed: "Zoe Muller", name: "Zoë Müller", same: false },
  { why: "a part of the name", typed: "Zoë", name: "Zoë Müller", same: false },
  { why: "nothing", typed: "", name: "Zoë Müller", same: false },
])("$why: $same", ({ typed, name, same }) => {
  expect(isSameName(typed, name)).toBe(same);
});

const all = [
  { id: "a", name: "Support" },
  { id: "b", name: "support" },
  { id: "c", name: "Sales" },
];
it.each([
  { why: "another's, in other letters", name: "SALES", except: "a", taken: true },
  { why: "a new one's", name: "SALES", except: null, taken: true },
  { why: "nobody's", name: "Night", except: null, taken: false },
  { why: "one's own in other letters", name: "sales", except: "c", taken: false },
  {
    why: "one's own, although another got the same before that was refused",
    name: "support",
    except: "b",
    taken: false,
  },
])("a name that is $why is taken: $taken", ({ name, except, taken }) => {
  expect(isTakenAmong(all, name, except)).toBe(taken);
});
