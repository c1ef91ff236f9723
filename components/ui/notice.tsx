import type { ReactNode } from "react";

export type NoticeTone = "info" | "success" | "warning" | "danger";
type NoticeProps = { tone: NoticeTone; title?: string; children: ReactNode };

/** A sentence that matters more than the page. Danger interrupts a screen reader, the others wait their turn. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`flex gap-2.5 rounded-md border px-3.5 py-2.5 ${colours[tone]}`}
    >
      <svg
        viewBox="0 0 16 16"
        className={`mt-[0.1875rem] size-4 shrink-0 ${marks[tone]}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={shapes[tone]} />
      </svg>
      <div className="min-w-0 grow">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}

const circle = "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5";
const shapes: Record<NoticeTone, string> = {
  info: `${circle} M8 7.5v3.75 M8 4.8v.1`,
  success: `${circle} m-2.75 6.5 2 2 3.5-4`,
  warning: "M8 2 14.5 13.5h-13Z M8 6.5v3.25 M8 11.6v.1",
  danger: `${circle} M8 4.75v4 M8 11.1v.1`,
};

const colours: Record<NoticeTone, string> = {
  info: "border-line bg-accent-soft",
  success: "border-success-line bg-success-soft",
  warning: "border-warning-line bg-warning-soft",
  danger: "border-danger-line bg-danger-soft",
};

const marks: Record<NoticeTone, string> = {
  info: "text-accent",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};
