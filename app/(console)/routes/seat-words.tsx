import { getTranslations } from "next-intl/server";
import { PersonLink } from "#components/person-link.tsx";
import type { SeatName } from "#lib/routes/seat-names.ts";

/** "102 Ada Admin", the name leading to the person; a vacant seat is its extension alone. What keeps it from ringing follows. */
export async function SeatWords({ seat }: { seat: SeatName }) {
  const note = await seatNote(seat);
  return (
    <>
      {seat.extension}
      {seat.agentId && seat.name && (
        <>
          {" "}
          <PersonLink id={seat.agentId} name={seat.name} />
        </>
      )}
      {note && ` (${note})`}
    </>
  );
}

/** Why nobody is rung there until somebody changes it: the seat is vacant, or the account not active. Null where somebody can be. */
export async function seatNote({ name, state }: Pick<SeatName, "name" | "state">): Promise<string | null> {
  if (name === null) return (await getTranslations("routes"))("vacant");
  return state === null || state === "Active" ? null : (await getTranslations("states"))(state);
}
