import { useId } from "react";
import { controlClasses } from "#components/ui/control.ts";

type SearchFieldProps = { name: string; label: string; initial?: string };

/** The search of one list. */
export function SearchField({ name, label, initial }: SearchFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1 sm:min-w-72">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          type="search"
          name={name}
          defaultValue={initial}
          autoComplete="off"
          spellCheck={false}
          className={`${controlClasses} min-h-control ps-8.5`}
        />
        <svg
          viewBox="0 0 16 16"
          className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          aria-hidden="true"
        >
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3 3" />
        </svg>
      </div>
    </div>
  );
}
