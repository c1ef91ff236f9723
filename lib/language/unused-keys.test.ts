import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import en from "#messages/en.json";
import { childrenOf, type Node, piecesOf, stringIn, syntaxOf } from "./testing/syntax-tree.ts";

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
  const found = { texts: [] as string[], namespaces: [] as string[], templates: [] as RegExp[] };
  const visit = (node: Node): void => {
    const text = node.type === "Identifier" || node.type === "JSXIdentifier" ? node.name : stringIn(node);
    if (text !== null) found.texts.push(text);
    if (node.type === "TemplateLiteral" && text === null) found.templates.push(...patternOf(piecesOf(node)));
    const namespace = namespaceIn(node);
    if (namespace !== null) found.namespaces.push(namespace);
    childrenOf(node).forEach(visit);
  };
  visit(syntaxOf(path));
  return found;
}

/** As the first argument of `getTranslations` and its like, or as the property of that name. */
function namespaceIn(node: Node): string | null {
  if (node.type === "CallExpression" && node.callee.type === "Identifier") {
    const [namespace] = node.arguments;
    return namespace && /Translations$/.test(node.callee.name) ? stringIn(namespace) : null;
  }
  if (node.type === "Property" && node.key.type === "Identifier" && node.key.name === "namespace")
    return stringIn(node.value);
  return null;
}

/** A template that begins with a word of its own; one that begins with what is filled in says nothing. */
function patternOf([head = "", ...pieces]: string[]): RegExp[] {
  if (!/^[a-z][A-Za-z.-]*$/.test(head)) return [];
  const rest = pieces.map((piece) => `[A-Za-z0-9-]+${piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
  return [new RegExp(`^${head}${rest.join("")}$`)];
}

function keysOf(catalogue: object, path = ""): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}
