import { z } from "zod";
import type { RouteKind } from "#lib/values/call-route.ts";
import { idField } from "#lib/values/ids.ts";
import { isMemberField } from "./member-rows-schema.ts";
import {
  DestinationField,
  ExtensionsField,
  everyRoute,
  keyExtensionField,
  keyField,
  keyNames,
  secondsField,
  ToExtensionField,
} from "./route-fields-schema.ts";

const ringSeconds = secondsField(3, 120, "ring-seconds-invalid");

const ringGroup = {
  ...everyRoute,
  kind: z.literal("ring-group"),
  distribution: z.enum(["all-at-once", "in-order"], "distribution-unknown"),
  ringSeconds,
  add: ExtensionsField,
};

const queue = {
  ...everyRoute,
  kind: z.literal("queue"),
  distribution: z.enum(["longest-idle", "fewest-calls"], "distribution-unknown"),
  ringSeconds,
  maxWaitSeconds: secondsField(10, 7200, "max-wait-invalid"),
  add: ExtensionsField,
};

/** A key's own choice has one answer more: that the key does nothing. */
const KeyChoiceField = z
  .literal("")
  .transform(() => null)
  .or(DestinationField);

const keys = Object.fromEntries(
  keyNames.flatMap((name) => [
    [keyField(name), KeyChoiceField.optional()],
    [keyExtensionField(name), ToExtensionField],
  ]),
) as Record<ReturnType<typeof keyField>, z.ZodOptional<typeof KeyChoiceField>> &
  Record<ReturnType<typeof keyExtensionField>, typeof ToExtensionField>;

const ivr = { ...everyRoute, kind: z.literal("ivr"), ringSeconds, ...keys };

const which = {
  routeId: idField<"routes">(),
  version: z
    .string()
    .regex(/^[0-9]{1,9}$/, "form-malformed")
    .transform(Number),
};

/** Both rules below take a form as it comes, so that they are judged with the other mistakes. */
const whateverElse = { when: () => true };

/** `New call route`, a form for each kind. */
export const AddRoute = {
  "ring-group": z.strictObject(ringGroup).superRefine(extensionsWhereChosen, whateverElse),
  queue: z.strictObject(queue).superRefine(extensionsWhereChosen, whateverElse),
  ivr: z.strictObject(ivr).superRefine(extensionsWhereChosen, whateverElse),
} as const satisfies Record<RouteKind, z.ZodObject>;

/** A route's own page; each member has fields of its own (`place.<seat id>` and so on). */
export const ChangeRoute = {
  "ring-group": z
    .object({ ...ringGroup, ...which })
    .catchall(z.string("form-malformed"))
    .superRefine(extensionsWhereChosen, whateverElse)
    .superRefine(onlyMemberFieldsElse(ringGroup), whateverElse),
  queue: z
    .object({ ...queue, ...which })
    .catchall(z.string("form-malformed"))
    .superRefine(extensionsWhereChosen, whateverElse)
    .superRefine(onlyMemberFieldsElse(queue), whateverElse),
  ivr: z.strictObject({ ...ivr, ...which }).superRefine(extensionsWhereChosen, whateverElse),
} as const satisfies Record<RouteKind, z.ZodObject>;

export type RouteForm =
  | z.infer<(typeof AddRoute)["ring-group"]>
  | z.infer<(typeof AddRoute)["queue"]>
  | z.infer<(typeof AddRoute)["ivr"]>;

export const DeleteRoute = z.strictObject({
  key: idField<"idempotency_keys">(),
  routeId: idField<"routes">(),
});
export type DeleteRoute = z.infer<typeof DeleteRoute>;

/** A seat is named by its extension wherever it is chosen as a destination. */
function extensionsWhereChosen(form: Record<string, unknown>, context: z.core.$RefinementCtx): void {
  const choices = [
    ["to", "toExtension"],
    ...keyNames.map((name) => [keyField(name), keyExtensionField(name)]),
  ];
  for (const [choice = "", field = ""] of choices) {
    const to = form[choice] as { kind: string } | null | undefined;
    const extension = form[field];
    if (to?.kind !== "seat") continue;
    if (typeof extension !== "string" || !/^[0-9]{2,6}$/.test(extension)) {
      context.addIssue({ code: "custom", path: [field], message: "extension-invalid" });
    }
  }
}

function onlyMemberFieldsElse(known: Record<string, unknown>) {
  return (form: Record<string, unknown>, context: z.core.$RefinementCtx): void => {
    for (const [name, value] of Object.entries(form)) {
      if (name in known || name in which) continue;
      const fault = isMemberField(name, value);
      if (fault !== true)
        context.addIssue({ code: "custom", path: fault === "form-malformed" ? [] : [name], message: fault });
    }
  };
}

/** `Add to call route` on an agent's page. */
export const JoinRoute = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  routeId: idField<"routes">(),
});
export type JoinRoute = z.infer<typeof JoinRoute>;

/** `Take number` on a call route's page: from the pool. */
export const TakeNumber = z.strictObject({
  key: idField<"idempotency_keys">(),
  routeId: idField<"routes">(),
  numberId: idField<"numbers">(),
});
export type TakeNumber = z.infer<typeof TakeNumber>;
