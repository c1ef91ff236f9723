import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

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
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  expect(wordsIn(source)).toEqual([]);
});

it("finds words in text, in attributes, in choices and in templates", () => {
  const source = ts.createSourceFile(
    "some.tsx",
    `const x = <p title='Bad title' className='fine'>Bad text {yes ? 'Bad choice' : \`Bad \${name} template\`} <b>{t('fine')}</b> · 5 % {\`\${a}, \${b}\`}</p>;`,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  expect(wordsIn(source)).toEqual(["Bad title", "Bad text", "Bad choice", "Bad", "template"]);
});

function wordsIn(node: ts.Node): string[] {
  const own = ts.isJsxText(node)
    ? [node.text]
    : ts.isJsxAttribute(node) && read.has(node.name.getText()) && node.initializer
      ? literalsOf(node.initializer)
      : ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression
        ? literalsOf(node.expression)
        : [];
  const words = own.map((text) => text.replace(/\s+/g, " ").trim());
  const inside: string[] = [];
  node.forEachChild((child) => {
    inside.push(...wordsIn(child));
  });
  return [
    ...words.filter((text) => /\p{L}/u.test(text) && !untranslated.some((same) => same.test(text))),
    ...inside,
  ];
}

/** The texts that an expression may come to; what it asks of functions and components is looked at on its own. */
function literalsOf(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.flatMap(({ literal }) => literal.text)];
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node))
    return node.expression ? literalsOf(node.expression) : [];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const shown =
      node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
        ? [node.right]
        : [node.left, node.right];
    const compares = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];
    return compares.includes(node.operatorToken.kind) ? [] : shown.flatMap(literalsOf);
  }
  return [];
}
