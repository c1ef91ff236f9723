import { z } from "zod";
import { deviceKinds } from "#lib/values/device-kind.ts";
import { onceRead } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { oneLineField } from "#lib/values/text-fields.ts";

const NameField = oneLineField({
  required: "device-name-required",
  longest: 100,
  tooLong: "device-name-too-long",
  invalid: "device-name-invalid",
});

/** In any usual notation, such as 00:1A:2B:3C:4D:5E, 001a.2b3c.4d5e or 001A2B-3C4D5E; kept as twelve lower-case digits. */
const MacField = z
  .string()
  .optional()
  .transform(
    (typed = "") =>
      typed
        .trim()
        .toLowerCase()
        .replaceAll(/[\s:.-]/g, "") || null,
  );

/** "Add device". The MAC address is a desk phone's, and judged there alone, since it is out of sight elsewhere. */
export const AddDevice = z
  .strictObject({
    key: idField<"idempotency_keys">(),
    seatId: idField<"seats">(),
    kind: z.enum(deviceKinds, "device-kind-unknown"),
    name: NameField,
    mac: MacField,
  })
  .refine(({ kind, mac }) => kind !== "desk-phone" || mac !== null, {
    path: ["mac"],
    message: "mac-required",
    ...onceRead("kind", "mac"),
  })
  .refine(({ kind, mac }) => kind !== "desk-phone" || mac === null || /^[0-9a-f]{12}$/.test(mac), {
    path: ["mac"],
    message: "mac-invalid",
    ...onceRead("kind", "mac"),
  });
export type AddDevice = z.infer<typeof AddDevice>;

/** `Mark as paired` and `Remove` beside a device: `pair:<id>`. */
export const ChangeDevice = z.strictObject({
  key: idField<"idempotency_keys">(),
  change: z.string("device-not-there").transform((raw, context) => {
    const [act, typed] = raw.split(":");
    const deviceId = idField<"devices">().safeParse(typed);
    if (deviceId.success && (act === "pair" || act === "remove")) {
      return { act, deviceId: deviceId.data } as const;
    }
    context.addIssue({ code: "custom", message: "device-not-there" });
    return z.NEVER;
  }),
});
export type ChangeDevice = z.infer<typeof ChangeDevice>;
