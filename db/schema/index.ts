export * from "./agents.ts";
export * from "./audit.ts";
export * from "./billing.ts";
export * from "./organisations.ts";
export * from "./outbox.ts";
export * from "./seats.ts";
export * from "./sessions.ts";
