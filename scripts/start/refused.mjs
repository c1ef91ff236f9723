/** A reason not to go on that a person can act on: printed as its sentence alone, without a stack. */
export class Refused extends Error {}

/** Runs a command's body; a refusal ends it with its sentence, anything else with its stack. */
export async function runAsCommand(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Refused ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
