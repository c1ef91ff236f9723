import type { EditState } from "#lib/agents/merge-rules.ts";
import type { UpdateProfile } from "./schema.ts";

/** What the form about oneself says of a person: numbers as they are stored, empty for none. */
export function profileState({
  name,
  language,
  landLine,
  mobile,
}: Record<"name", string> & Pick<UpdateProfile, "language"> & Record<"landLine" | "mobile", string | null>) {
  return { name, language, landLine: landLine ?? "", mobile: mobile ?? "" } satisfies EditState;
}
