import { describe, expect, it } from "vitest";
import { pagesBy } from "./page-rules.ts";

const pages = [
  { label: "Agents", words: "users, replace" },
  { label: "Add Agent", words: "new user" },
  { label: "Contract", words: "" },
  { label: "Users’ guide", words: "" },
];
const found = (typed: string) => pagesBy(pages, typed).map(({ label }) => label);

describe("pagesBy", () => {
  it.each([
    ["agent", ["Agents", "Add Agent"]],
    ["users", ["Users’ guide", "Agents"]],
    ["USER", ["Users’ guide", "Agents", "Add Agent"]],
    ["new user", ["Add Agent"]],
    ["réplace", ["Agents"]],
    ["place", []],
    [" ", []],
    ["nothing of this name", []],
  ])("%j finds %j: the page's own name first, another word by its beginning", (typed, labels) => {
    expect(found(typed)).toEqual(labels);
  });
});
