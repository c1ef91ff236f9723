import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import type { SeatName } from "#lib/routes/seat-names.ts";

/** "102 Ada Admin", the name leading to the person; a vacant seat is its extension alone. */
export function SeatWords({ seat }: { seat: Pick<SeatName, "extension" | "name" | "agentId"> }): ReactNode {
  return (
    <>
      {seat.extension}
      {seat.agentId && seat.name && (
        <>
          {" "}
          <PersonLink id={seat.agentId} name={seat.name} />
        </>
      )}
    </>
  );
}
