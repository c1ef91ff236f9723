import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { childrenOf, type Node, piecesOf, stringIn, syntaxOf } from "./testing/syntax-tree.ts";

const root = join(import.meta.dirname, "../..");
/** Pages that nobody has in production, and the one for when the layout that has the words itself failed. */
const elsewhere = /^app\/(dev\/|global-error\.tsx$)/;

const drawn = ["app", "components", "emails"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx") && !elsewhere.test(path)),
);

/** Attributes that a person reads or hears. */
const read = new Set(["alt", "aria-description", "aria-label", "label", "placeholder", "title", "text"]);

/** Words that are the same in every language: names, codes, and the keys of messages. */
const untranslated = [
  /^(· )?Rollcall$/,
  /^[\d\s\p{P}\p{S}]+$/u,
  /^(CSV|QR|SIP|SMS|Ctrl|Esc|K|px)$/,
  /^[a-z]+([A-Z][a-z]+)+$/,
];

it.each(drawn)("%s shows no word that is not in the catalogues", (path) => {
  expect(wordsIn(syntaxOf(path))).toEqual([]);
});

it("finds words in text, in attributes, in choices and in templates", () => {
  const source = syntaxOf(
    "some.tsx",
    `const x = <p title='Bad title' className='fine'>Bad text {yes ? 'Bad choice' : \`Bad \${name} template\`} <b>{t('fine')}</b> · 5 % {\`\${a}, \${b}\`}</p>;`,
  );
  expect(wordsIn(source)).toEqual(["Bad title", "Bad text", "Bad choice", "Bad", "template"]);
});

function wordsIn(node: Node): string[] {
  const words = shownBy(node).map((text) => text.replace(/\s+/g, " ").trim());
  return [
    ...words.filter((text) => /\p{L}/u.test(text) && !untranslated.some((same) => same.test(text))),
    ...childrenOf(node).flatMap((child) =>
      // Of the attributes only those that are read count, and they have been.
      node.type === "JSXAttribute" && child.type === "JSXExpressionContainer"
        ? wordsIn(child.expression)
        : wordsIn(child),
    ),
  ];
}

function shownBy(node: Node): string[] {
  if (node.type === "JSXText") return [node.value];
  if (node.type === "JSXExpressionContainer") return literalsOf(node.expression);
  const isRead =
    node.type === "JSXAttribute" && node.name.type === "JSXIdentifier" && read.has(node.name.name);
  return isRead && node.value ? literalsOf(node.value) : [];
}

/** The texts that an expression may come to; what it asks of functions and components is looked at on its own. */
function literalsOf(node: Node): string[] {
  const text = stringIn(node);
  if (text !== null) return [text];
  if (node.type === "TemplateLiteral") return piecesOf(node);
  if (node.type === "JSXExpressionContainer") return literalsOf(node.expression);
  if (node.type === "ConditionalExpression")
    return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  if (node.type === "LogicalExpression")
    return [...(node.operator === "&&" ? [] : literalsOf(node.left)), ...literalsOf(node.right)];
  if (node.type === "BinaryExpression" && !["===", "!=="].includes(node.operator))
    return [...literalsOf(node.left), ...literalsOf(node.right)];
  return [];
}
