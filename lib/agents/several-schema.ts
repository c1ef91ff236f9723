import { z } from "zod";
import { QuotePin } from "#lib/billing/schema.ts";
import { languages, roles } from "#lib/values/actor.ts";
import { idField } from "#lib/values/ids.ts";

/** As many as a page of /agents shows. */
const mostSelected = 50;

/** Who was ticked on /agents: one id or a list; each counts once. */
export const SelectedField = z
  .union([idField<"agents">().transform((id) => [id]), z.array(idField<"agents">())], "nobody-selected")
  .transform((ids) => [...new Set(ids)])
  .refine((ids) => ids.length > 0, "nobody-selected")
  .refine((ids) => ids.length <= mostSelected, "too-many-selected");

/**
 * What is done to all of them: `role:manager`, `unit:<id>`, `unit:none`, `tier:<id>`, `language:es`, `group-add:<id>`,
 * `group-remove:<id>`, `deactivate`, `resend-credentials`.
 */
export const ChangeOfSeveralField = z.string("change-required").transform((raw, context) => {
  const [what, value] = raw.split(":");
  if (raw === "deactivate" || raw === "resend-credentials") return { what: raw } as const;
  if (raw === "unit:none") return { what: "unit", unitId: null } as const;
  if (what === "role") {
    const role = roles.find((each) => each === value);
    if (role) return { what, role } as const;
  }
  if (what === "language") {
    const language = languages.find((each) => each === value);
    if (language) return { what, language } as const;
  }
  if (what === "unit") {
    const unitId = idField<"units">().safeParse(value);
    if (unitId.success) return { what, unitId: unitId.data } as const;
  }
  if (what === "tier") {
    const tierId = idField<"tiers">().safeParse(value);
    if (tierId.success) return { what, tierId: tierId.data } as const;
  }
  if (what === "group-add" || what === "group-remove") {
    const groupId = idField<"groups">().safeParse(value);
    if (groupId.success) return { what, groupId: groupId.data } as const;
  }
  context.addIssue({ code: "custom", message: raw === "" ? "change-required" : "change-unknown" });
  return z.NEVER;
});
export type ChangeOfSeveral = z.infer<typeof ChangeOfSeveralField>;

/** The confirmation of a change to several agents: whom, what, and the quote where that costs. */
export const ChangeSeveral = z.strictObject({
  key: idField<"idempotency_keys">(),
  agent: SelectedField,
  change: ChangeOfSeveralField,
  quote: QuotePin,
});
export type ChangeSeveral = z.infer<typeof ChangeSeveral>;
