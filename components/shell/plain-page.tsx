import type { ReactNode } from "react";
import { TabTitle } from "#components/ui/tab-title.tsx";

type PlainPageProps = {
  code?: string;
  title: string;
  text: ReactNode;
  action: ReactNode;
  /** Stands in a frame that has the page's `main` already. */
  isFramed?: boolean;
};

/** A page that only says why there is no page, and the way back. */
export function PlainPage({ code, title, text, action, isFramed = false }: PlainPageProps) {
  const Frame = isFramed ? "div" : "main";
  return (
    <Frame
      {...(!isFramed && { id: "content", tabIndex: -1 })}
      className="mx-auto grid max-w-prose content-start justify-items-start gap-2 px-4 py-[14vh] outline-none"
    >
      <TabTitle>{title}</TabTitle>
      {code && <p className="font-medium text-muted tabular-nums">{code}</p>}
      <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
      <div className="text-muted">{text}</div>
      <div className="mt-4">{action}</div>
    </Frame>
  );
}
