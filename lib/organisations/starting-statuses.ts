/** The agent statuses that a new organisation starts with; the first is what an agent is who chose none. */
export const startingStatuses = [
  { name: "Available", takesCalls: true },
  { name: "On a break", takesCalls: false },
  { name: "In a meeting", takesCalls: false },
  { name: "Away", takesCalls: false },
] as const;
