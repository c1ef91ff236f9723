import { CopyButton } from "#components/ui/copy-button.tsx";

/** A secret shown once: one click selects it whole, and its groups are kept together for reading aloud. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-1">
      <p className="font-medium">{label}</p>
      <div className="flex flex-wrap items-center gap-3">
        <code
          dir="ltr"
          translate="no"
          className="rounded-md border border-line bg-sunken px-3 py-1.5 font-mono text-lg tracking-wide wrap-anywhere select-all"
        >
          {value}
        </code>
        <CopyButton text={value} />
      </div>
    </div>
  );
}
