import type { SyntheticEvent } from "react";
import type { StartingRoute } from "./route-form.tsx";

/** What was typed or chosen, by field: what all kinds have in common outlasts the choice of another kind. */
export type TypedRoute = Partial<Record<string, string>>;

/** What this event changed; boxes and radio buttons mean something else in another kind. */
export function typedIn({ target }: SyntheticEvent): TypedRoute {
  const isField =
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio");
  return isField ? { [target.name]: target.value } : {};
}

/** A form's beginning with what was typed in the place of what it would begin with. */
export function startingWith(typed: TypedRoute, initial: StartingRoute): StartingRoute {
  const { name, ringSeconds, maxWaitSeconds, greeting, to, toExtension } = typed;
  return {
    ...initial,
    name: name ?? initial.name,
    ringSeconds: ringSeconds ?? initial.ringSeconds,
    maxWaitSeconds: maxWaitSeconds ?? initial.maxWaitSeconds,
    greeting: greeting ?? initial.greeting,
    otherwise: {
      to: to ?? initial.otherwise.to,
      extension: toExtension ?? initial.otherwise.extension,
    },
  };
}
