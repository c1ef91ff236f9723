import { expect, it } from "vitest";
import { isSameName } from "./same-name.ts";

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
  { why: "an apostrophe left out", typed: "OBrien", name: "O’Brien", same: false },
  { why: "an accent left out", typed: "Zoe Muller", name: "Zoë Müller", same: false },
  { why: "a part of the name", typed: "Zoë", name: "Zoë Müller", same: false },
  { why: "nothing", typed: "", name: "Zoë Müller", same: false },
])("$why: $same", ({ typed, name, same }) => {
  expect(isSameName(typed, name)).toBe(same);
});
