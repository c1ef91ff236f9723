import type { Route } from "next";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

interface ConfirmPageProps {
  title: string;
  parent: { href: Route; label: string };
  /** What the verb would refuse, said before anybody confirms it. */
  refusal: string | null;
  children: ReactNode;
}

/** A confirmation as a page, for those without the script: what the dialog shows, under the same heading. */
export function ConfirmPage({ title, parent, refusal, children }: ConfirmPageProps) {
  return (
    <>
      <PageHeader title={title} parent={parent} />
      {refusal === null ? children : <Notice tone="warning">{refusal}</Notice>}
    </>
  );
}
