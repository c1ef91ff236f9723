/** Characters that a title has at most. */
export const longestTitle = 100;

/** What a file is called as a title: its name without the ending, as far as a title goes. */
export function titleOfFile(fileName: string): string {
  const name = fileName.replace(/(?<=.)\.[^.]*$/u, "");
  return Array.from(name).slice(0, longestTitle).join("").trim();
}
