import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { iconNames } from "./icon.tsx";

it("each icon is a symbol of the file, and each symbol an icon", () => {
  const file = readFileSync(new URL("./icons.svg", import.meta.url), "utf8");
  expect([...file.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id)).toEqual([...iconNames]);
});
