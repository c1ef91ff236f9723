/**
 * Makes a server action that anybody may call, signed in or not. `because` says why that is safe, for whoever reads the file:
 * lib/architecture.test.ts lets no action be made without this or an actor.
 */
export function publicAction<Given extends unknown[], Answer>(
  _because: string,
  act: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  return async (...given) => act(...given);
}
