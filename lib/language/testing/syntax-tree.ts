import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Node, parseSync, visitorKeys } from "oxc-parser";

export type { Node };

const root = join(import.meta.dirname, "../../..");

/** The syntax of a file of the tree, or of `text` by its name, as ESTree has it. Throws at what is no TypeScript. */
export function syntaxOf(path: string, text = readFileSync(join(root, path), "utf8")): Node {
  const { program, errors } = parseSync(path, text, { preserveParens: false });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program;
}

export function childrenOf(node: Node): Node[] {
  const parts = (visitorKeys[node.type] ?? []).map(
    (key) => (node as unknown as Record<string, unknown>)[key],
  );
  return parts.flat().filter((part): part is Node => typeof part === "object" && part !== null);
}

/** A string as it is written down, also between back quotes; null for anything else. */
export function stringIn(node: Node): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return piecesOf(node)[0] ?? null;
  return null;
}

/** What stands between the blanks of a template. */
export function piecesOf(node: Extract<Node, { type: "TemplateLiteral" }>): string[] {
  return node.quasis.map(({ value }) => value.cooked ?? value.raw);
}
