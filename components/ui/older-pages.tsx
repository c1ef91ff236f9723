import type { Route } from "next";
import { LinkButton } from "#components/ui/link-button.tsx";

type Step = { label: string; href: Route | null };

/** The way through a list that grows at its head: back to the newest, on to older ones. Nothing where all is in sight. */
export function OlderPages({ label, newest, older }: { label: string; newest: Step; older: Step }) {
  const steps = [newest, older].filter((step) => step.href !== null);
  if (steps.length === 0) return null;
  return (
    <nav aria-label={label} className="mt-3 print:hidden">
      <ul className="flex flex-wrap justify-end gap-2">
        {steps.map((step) => (
          <li key={step.label}>{step.href && <LinkButton href={step.href}>{step.label}</LinkButton>}</li>
        ))}
      </ul>
    </nav>
  );
}
