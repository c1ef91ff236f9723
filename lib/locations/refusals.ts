/** Why somebody cannot be given the server location that a form asks for. */
export type LocationRefusal = "location-unknown" | "place-unknown";
