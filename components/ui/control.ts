/** The look of everything one types into or chooses from; its height is `min-h-control`, but for text areas. */
export const controlClasses =
  "block w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 py-1 text-control text-ink placeholder:text-muted hover:border-muted aria-invalid:border-danger focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-muted";

/** The same where a file is chosen. */
export const fileControlClasses = `${controlClasses} min-h-control file:me-3 file:rounded file:border-0 file:bg-sunken file:px-2 file:py-1 file:text-ink`;
