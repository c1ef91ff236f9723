import { expect, test } from "vitest";
import { type KnownNames, withoutNames } from "#lib/auth/known-names.ts";

const names: KnownNames = {
  organisationName: "Northwind Call-Centre",
  personName: "Zoë O'Brien-Müller",
  email: "z.mueller@mail.northwind.example",
};

test.each<[string, string, string]>([
  ["northwind2026", "2026", "the organisation"],
  ["NorthWind2026", "2026", "in another case"],
  ["n0rthw!nd2026", "2026", "with the usual replacements"],
  ["callcentre callcentre", " ", "its words written as one, twice"],
  ["the centre of it", "the  of it", "one of its words"],
  ["müller x", " x", "the person"],
  ["MULLER x", " x", "without the accent"],
  ["mu\u0308ller x", "mu\u0308ller x", "decomposed: the caller gives the NFKC form"],
  ["mueller x", " x", "the e-mail's spelling"],
  ["zoeobrienmuller", "", "the whole name as one word"],
  ["brien brian", " brian", "the part after an apostrophe"],
  ["my mail is here", "my  is here", "a label of the e-mail's domain"],
  ["example.com", "example.com", "the top level says nothing about anybody"],
  ["zoe and zoë", "zoe and zoë", "three letters occur by chance"],
  ["rollcall42", "42", "the name of this service"],
  ["northwin d", "northwin d", "not the whole word"],
  ["maria loves blue tea", "maria loves blue tea", "somebody else's name"],
  ["", "", "nothing"],
])("%j leaves %j: %s", (password, rest) => {
  expect(withoutNames(password, names)).toBe(rest);
});

test("the longer of two words that start alike is taken out whole", () => {
  const anna = { organisationName: "Anna", personName: "Annabel", email: "" };
  expect(withoutNames("annabel anna", anna)).toBe(" ");
});

test("names in other scripts count, and names without a letter are nothing", () => {
  const tanaka = { organisationName: "田中太郎商店", personName: "Ольга Петрова", email: "" };
  expect(withoutNames("田中太郎商店です петрова", tanaka)).toBe("です ");
  expect(withoutNames("!!!! ----", { organisationName: "!!!! ----", personName: "", email: "" })).toBe(
    "!!!! ----",
  );
});
