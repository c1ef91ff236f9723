import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import en from "#messages/en.json";

const root = join(import.meta.dirname, "../..");
const sources = ["app", "components", "emails", "lib", "db", "scripts"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\.(tsx?|mjs)$/.test(path))
    .map((path) => readSource(join(folder, path))),
);
const literals = new Set(
  sources.flatMap(({ texts }) => texts.flatMap((text) => [text, text.replaceAll(".", "-")])),
);
const namespaces = new Set(sources.flatMap((source) => source.namespaces.flatMap((path) => path.split("."))));
const templates = sources.flatMap((source) => source.templates);

it("each message is asked for somewhere", () => {
  expect(keysOf(en).filter((key) => !isAskedFor(key))).toEqual([]);
});

it.each(["agents.nobodyAsksForThis", "nobodyAsksForThis.title"])("would find that %s is not", (key) => {
  expect(isAskedFor(key)).toBe(false);
});

/**
 * Whether some file names the key: its last parts as they stand (a dot of the program's own names is a dash here) or by a template such as
 * `actions.${action}`, or a complaint about one field (`newPassword-password-required`); and some file names each part before.
 */
function isAskedFor(key: string): boolean {
  const parts = key.split(".");
  return parts.some((_, depth) => {
    if (!parts.slice(0, depth).every((part) => literals.has(part) || namespaces.has(part))) return false;
    const rest = parts.slice(depth).join(".");
    const [field = "", ...complaint] = rest.split("-");
    return (
      literals.has(rest) ||
      (depth > 0 && templates.some((template) => template.test(rest))) ||
      (parts[0] === "errors" && literals.has(field) && literals.has(complaint.join("-")))
    );
  });
}

function readSource(path: string) {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    kind,
  );
  const found = { texts: [] as string[], namespaces: [] as string[], templates: [] as RegExp[] };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isIdentifier(node)) found.texts.push(node.text);
    if (ts.isTemplateExpression(node)) found.templates.push(...patternOf(node));
    if (ts.isCallExpression(node) && /Translations$/.test(node.expression.getText())) {
      const [namespace] = node.arguments;
      if (namespace && ts.isStringLiteralLike(namespace)) found.namespaces.push(namespace.text);
    }
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === "namespace" &&
      ts.isStringLiteralLike(node.initializer)
    )
      found.namespaces.push(node.initializer.text);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** A template that begins with a word of its own; one that begins with what is filled in says nothing. */
function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp[] {
  if (!/^[a-z][A-Za-z.-]*$/.test(head.text)) return [];
  const rest = templateSpans.map(
    ({ literal }) => `[A-Za-z0-9-]+${literal.text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`,
  );
  return [new RegExp(`^${head.text}${rest.join("")}$`)];
}

function keysOf(catalogue: object, path = ""): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}
