/** What a status is marked with; its name always stands beside it. */
export const statusColours = ["green", "amber", "red", "blue", "violet", "grey"] as const;
export type StatusColour = (typeof statusColours)[number];
