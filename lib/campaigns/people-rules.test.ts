import { describe, expect, it } from "vitest";
import type { AgentId } from "#lib/values/ids.ts";
import { namedBy } from "./people-rules.ts";

const person = (id: string, nameKey: string, extension: string | null = null) => ({
  id: id as AgentId,
  nameKey,
  email: `${id}@Example.com`,
  emailFolded: `${id}@example.com`,
  extension,
});
const all = [
  person("a", "ada admin", "100"),
  person("b", "bert bee"),
  person("c", "bert bee", "101"),
  person("d", "102"),
  { ...person("e", "plain muller"), emailFolded: "x@muller-tel.de" },
  { ...person("f", "umlaut muller"), emailFolded: "x@xn--mller-tel-q9a.de" },
];

describe("namedBy", () => {
  it.each([
    { why: "an address, however it is typed", lines: ["A@example.COM"], ids: ["a"], unclear: [] },
    {
      why: "a domain in Unicode, not the one without its accent",
      lines: ["X@müller-tel.de"],
      ids: ["f"],
      unclear: [],
    },
    { why: "and the other way round", lines: ["x@muller-tel.de"], ids: ["e"], unclear: [] },
    { why: "an extension", lines: ["101"], ids: ["c"], unclear: [] },
    { why: "a name, accents and case aside", lines: ["Áda ADMIN"], ids: ["a"], unclear: [] },
    { why: "somebody named twice counts once", lines: ["100", "Ada Admin"], ids: ["a"], unclear: [] },
    { why: "a name of digits, where no extension is", lines: ["102"], ids: ["d"], unclear: [] },
    { why: "nobody", lines: ["Nobody"], ids: [], unclear: [{ line: "Nobody", emails: [] }] },
    {
      why: "two of a name are told apart by their addresses",
      lines: ["Bert Bee", "100"],
      ids: ["a"],
      unclear: [{ line: "Bert Bee", emails: ["b@Example.com", "c@Example.com"] }],
    },
    { why: "part of a name is nobody's", lines: ["Ada"], ids: [], unclear: [{ line: "Ada", emails: [] }] },
  ])("$why", ({ lines, ids, unclear }) => {
    expect(namedBy(lines, all)).toEqual({ ids, unclear });
  });
});
