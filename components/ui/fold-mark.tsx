/** In the summary of a `details` of the group `fold`: says that it opens, and turns when it has. */
export function FoldMark() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 shrink-0 self-center text-muted rtl:-scale-x-100 group-open/fold:rotate-90 rtl:group-open/fold:-rotate-90"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </svg>
  );
}
