import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";

export type LeafLook = keyof typeof marks;

const marks = { seat: "extensions", voicemail: "voicemail", end: "end", route: "routes" } satisfies Record<
  string,
  IconName
>;

/** A call route in the picture: what it is, and what happens to a call there. */
export function Step({ kind, name, told }: { kind: string; name: ReactNode; told: ReactNode[] }) {
  return (
    <div className="inline-block max-w-full rounded-md border border-line bg-sunken px-3 py-2 align-top">
      <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
        <span className="font-semibold">{name}</span>
        <span className="text-sm text-muted">{kind}</span>
      </p>
      {told.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <p key={position} className="text-sm wrap-anywhere">
          {line}
        </p>
      ))}
    </div>
  );
}

interface Way {
  id: string;
  when: string;
  /** What the way led to and does no more. */
  lost: string | null;
  to: ReactNode;
}

/** The ways out of a route, joined by lines; further in is later. */
export function Fork({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="ms-3 sm:ms-5">
      {ways.map(({ id, when, lost, to }) => (
        <li
          key={id}
          className="relative ps-4 pt-2.5 before:absolute before:start-0 before:top-0 before:h-full before:border-s before:border-edge last:before:h-5.5 sm:ps-6"
        >
          <span aria-hidden="true" className="absolute start-0 top-5.5 w-3 border-t border-edge sm:w-5" />
          <p className="mb-1 text-sm font-medium">{when}</p>
          {lost && <p className="mb-1 text-sm font-medium text-warning">{lost}</p>}
          {to}
        </li>
      ))}
    </ul>
  );
}

/** Where a call ends, or goes on elsewhere in the picture. */
export function Leaf({ look, note, children }: { look: LeafLook; note?: ReactNode; children: ReactNode }) {
  return (
    <p className="inline-flex max-w-full items-baseline gap-2 rounded-md border border-line px-3 py-1.5">
      <Icon name={marks[look]} className="translate-y-0.5 text-muted" />
      <span className="min-w-0 wrap-anywhere">
        {children}
        {note && <span className="block text-sm text-muted">{note}</span>}
      </span>
    </p>
  );
}
