/** In a file of its own, so that the shell of every page, which has a dialog too, does not ship that of confirmations. */
export const dialogClasses =
  "m-auto w-[min(32rem,calc(100%-2rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-5 text-start text-ink shadow-raised";
