import { setTimeout as pause } from "node:timers/promises";

type There<Answer> = Exclude<Answer, false | null | undefined>;

/** Asks again and again until the answer is neither false nor null, and gives it; throws once `seconds` are over. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  seconds = 30,
): Promise<There<Answer>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited ${seconds} seconds in vain until ${what}.`);
    await pause(40);
  }
}

function isThere<Answer>(answer: Answer): answer is There<Answer> {
  return answer !== false && answer !== null && answer !== undefined;
}
