import type { statuses } from "#db/schema/index.ts";

/** The agent statuses that a new organisation starts with; the first is what an agent is who chose none. */
export const startingStatuses = [
  {
    name: "Available",
    translations: { es: "Disponible", fr: "Disponible", de: "Verfügbar", "pt-BR": "Disponível", ar: "متاح" },
    colour: "green",
    takesCalls: true,
  },
  {
    name: "On a break",
    translations: {
      es: "En pausa",
      fr: "En pause",
      de: "In der Pause",
      "pt-BR": "Em pausa",
      ar: "في استراحة",
    },
    colour: "amber",
    takesCalls: false,
  },
  {
    name: "In a meeting",
    translations: {
      es: "En una reunión",
      fr: "En réunion",
      de: "In einer Besprechung",
      "pt-BR": "Em reunião",
      ar: "في اجتماع",
    },
    colour: "violet",
    takesCalls: false,
  },
  {
    name: "Away",
    translations: { es: "Ausente", fr: "Absent", de: "Abwesend", "pt-BR": "Ausente", ar: "بعيد" },
    colour: "grey",
    takesCalls: false,
  },
] as const satisfies Omit<typeof statuses.$inferInsert, "orgId" | "id" | "position">[];
