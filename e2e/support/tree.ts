import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "../../scripts/start/run-command.mjs";

const app = join(root, "app");

/** The address patterns of all pages, `/agents/[agentId]` for one, from the folders below `app`. */
export function pages(): string[] {
  return routes("page.tsx");
}

/** Those of all handlers, each with the methods that its file exports. */
export function handlers(): { path: string; methods: string[] }[] {
  return filesNamed("route.ts").map((file) => {
    const text = readFileSync(file, "utf8");
    const methods = [...text.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)];
    return { path: addressOf(file), methods: methods.map(([, method]) => method ?? "") };
  });
}

export interface Action {
  id: string;
  /** The folder's address and the exported name: `/agents/new#addAgentAction`. */
  key: string;
  file: string;
  /** The pattern of a page that it belongs to. */
  page: string;
}

/** Every server action that the build can run, whether or not a page shows its form. */
export function actions(): Action[] {
  const manifest: Manifest = JSON.parse(
    readFileSync(join(root, ".next", "server", "server-reference-manifest.json"), "utf8"),
  );
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
    const page = Object.keys(workers)[0] ?? "";
    const folder = patternOf(filename.replace(/^app\//, ""));
    return {
      id,
      key: `${folder}#${exportedName}`,
      file: filename,
      page: patternOf(page.replace(/^app\//, "")),
    };
  });
}

/** The files that say "use server", to find one that the build's list would lack. */
export function actionFiles(): string[] {
  const files = [app, join(root, "lib"), join(root, "components")].flatMap(filesBelow);
  const ours = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
  return ours
    .filter((file) => /^\s*["']use server["']/m.test(readFileSync(file, "utf8")))
    .map((file) => relative(root, file).split(sep).join("/"));
}

interface Manifest {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
}

const routes = (name: string) => filesNamed(name).map(addressOf).sort();

const filesNamed = (name: string) => filesBelow(app).filter((file) => file.endsWith(`${sep}${name}`));

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const addressOf = (file: string) => patternOf(relative(app, file).split(sep).join("/"));

/** Without the file's own name and without the groups in brackets, which no address shows. */
function patternOf(path: string): string {
  const folders = path.split("/").slice(0, -1);
  return `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
}
