import { parseArgs } from "node:util";

/**
 * Answers `--help`, and refuses an option or an argument that the command does not have, before anything is started; else gives the
 * arguments as they came, for the program that reads them.
 */
export function readCommandLine({ usage, options = {}, allowPositionals = false }) {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    parseArgs({ args, options, allowPositionals });
  } catch (error) {
    if (!error.code?.startsWith("ERR_PARSE_ARGS_")) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exit(1);
  }
  return args;
}
