import type { Instrumentation } from "next";

/** Next calls it once, before the first request; not in a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startUp } = await import("#lib/start-up.ts");
  await startUp();
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportFault } = await import("#lib/report-fault.ts");
  reportFault(error, { method: request.method, route: context.routePath, kind: context.routeType });
};
