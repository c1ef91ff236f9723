/**
 * What a verb answers. A refusal is a kebab-case fact that the screen turns into a sentence; nothing was written then.
 * `secret` is shown once and never stored in the clear; on a replay it is there for two minutes and the same session only.
 */
export type Outcome<Value, Refusal extends string> =
  | { ok: true; value: Value; secret: string | null; replayed: boolean }
  | { ok: false; refusal: Refusal };

export function done<Value>(value: Value, secret: string | null = null): Outcome<Value, never> {
  return { ok: true, value, secret, replayed: false };
}

export function refused<Refusal extends string>(refusal: Refusal): Outcome<never, Refusal> {
  return { ok: false, refusal };
}
