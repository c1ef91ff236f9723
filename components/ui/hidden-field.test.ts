import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const app = new URL("../../app", import.meta.url).pathname;
const forms = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"));

it("what a form was drawn from travels in no plain field, which would take a colleague's change for seen", () => {
  const plain = forms.filter((path) =>
    /<input[^>]*name="(version|seen|before|drawn|\w+Drawn)"/.test(readFileSync(join(app, path), "utf8")),
  );
  expect(forms.length).toBeGreaterThan(100);
  expect(plain).toEqual([]);
});
