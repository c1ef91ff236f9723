export interface Failure {
  reason: "fault" | "database-away" | "busy" | "malformed-request" | "cut-short" | "foreign-origin";
  /** Under which it was logged. */
  id: string;
}

interface ServingProcess {
  failed(failure: Failure): void;
  /** The page now being answered holds a telephone: its browser may reach this address. */
  allowPhone(address: string): void;
  /** For answers that would never end: `work` runs when the server stops taking requests, before it waits for those under way. */
  beforeClose(work: () => Promise<void>): void;
  beforeStop(work: () => Promise<void>): void;
}

const held = globalThis as typeof globalThis & { [key: symbol]: ServingProcess | undefined };

/**
 * What scripts/serve.mjs offers to the application that runs in it: to say why a request fails, to let a page
 * telephone, and to have work done before the process ends. Null under `next dev` and `next start`, which offer nothing.
 */
export function servingProcess(): ServingProcess | null {
  return held[Symbol.for("rollcall.server")] ?? null;
}
