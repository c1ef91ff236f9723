import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const files = ["app", "components", "db", "emails", "lib"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("db/testing/"));

/** Files of lib that hold no more than rules: they import one another and zod, so that a browser and a test can have them alone. */
const isPure = (path: string) =>
  path.startsWith("lib/values/") || /^lib\/.*(schema|rules|policy|refusals|list-filter)\.ts$/.test(path);

const packagesOfPure = /^(zod|uuid|libphonenumber-js|node:crypto)(\/|$)/;

/** The import table of the architecture: for each layer, what its files may import. */
const layers: { name: string; holds: (path: string) => boolean; mayImport: (target: string) => boolean }[] = [
  { name: "pure", holds: isPure, mayImport: (to) => isPure(to) || packagesOfPure.test(to) },
  {
    name: "db",
    holds: (path) => path.startsWith("db/"),
    mayImport: (to) =>
      isPure(to) ||
      /^(db\/|lib\/env\.ts$|lib\/clock\.ts$|lib\/concurrency-limit\.ts$|drizzle-orm|postgres$|pg$|pg-connection-string$|graphile-worker$|server-only$|node:)/.test(
        to,
      ),
  },
  {
    name: "emails and components",
    holds: (path) => path.startsWith("emails/") || path.startsWith("components/"),
    mayImport: (to) =>
      isPure(to) ||
      /^(emails\/|components\/|messages\/)/.test(to) ||
      (isPackage(to) && !/^(drizzle|postgres|pg$|next-auth)/.test(to)),
  },
  {
    name: "app",
    holds: (path) => path.startsWith("app/"),
    mayImport: (to) =>
      /^(app\/|components\/|lib\/|emails\/|messages\/)/.test(to) ||
      (isPackage(to) && !/^(drizzle|postgres|pg$)/.test(to)),
  },
  {
    name: "verbs, queries, mail, audit, jobs",
    holds: (path) => path.startsWith("lib/"),
    mayImport: (to) => /^(lib\/|db\/|emails\/|messages\/)/.test(to) || isPackage(to),
  },
];

describe("who may import whom", () => {
  it.each(files)("%s imports only what its layer may", (file) => {
    const layer = layers.find((each) => each.holds(file));
    const forbidden = importsOf(file).filter((to) => !layer?.mayImport(to));
    expect(forbidden, `layer: ${layer?.name}`).toEqual([]);
  });

  it("only the door holds the connection", () => {
    const holders = files.filter((file) => importsOf(file).includes("db/connection.ts"));
    expect(holders).toEqual(["db/client.ts"]);
  });

  it("no setting is written into what is built, as Next does with names that begin so", () => {
    const sources = [...files, "instrumentation.ts", "next.config.ts"];
    expect(sources.filter((file) => sourceOf(file).includes("NEXT_PUBLIC_"))).toEqual([]);
  });

  it("looks at real files", () => {
    expect(files.length).toBeGreaterThan(40);
    expect(importsOf("db/client.ts")).toContain("db/connection.ts");
  });
});

describe("server actions", () => {
  const actionFiles = files.filter((file) => /^\s*["']use server["']/m.test(sourceOf(file)));
  const wrapped =
    /^export const \w+(: FormAction(<\w+>)?)? = (actorAction|actorActionBeforePassword|publicAction)[<(]/;

  it.each(actionFiles)("%s makes each of them for an actor, or says why it is public", (file) => {
    const source = sourceOf(file);
    const exported = source.match(/^export .*$/gm)?.filter((line) => !/^export (type|interface) /.test(line));
    expect(exported?.length).toBeGreaterThan(0);
    expect(exported?.filter((line) => !wrapped.test(line))).toEqual([]);
    expect(source.match(/publicAction\(/g)?.length ?? 0).toBe(
      source.match(/publicAction\(\s*"[^"]{10,}",/g)?.length ?? 0,
    );
  });

  it("are made in files of their own, never inside a component", () => {
    const inline = files.filter((file) => /^[ \t]+["']use server["']/m.test(sourceOf(file)));
    expect(inline).toEqual([]);
    expect(actionFiles.length).toBeGreaterThan(8);
  });
});

function isPackage(target: string): boolean {
  return !/^(app|components|db|emails|lib|messages|scripts|e2e)\//.test(target);
}

/** The files (from the root) and packages that a file imports, types included. */
function importsOf(file: string): string[] {
  const specifiers = [...sourceOf(file).matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.map((specifier) => {
    if (specifier.startsWith("#")) return specifier.slice(1);
    if (specifier.startsWith(".")) return normalize(relative(root, join(root, dirname(file), specifier)));
    return specifier;
  });
}

function sourceOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
