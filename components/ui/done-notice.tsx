import type { ReactNode } from "react";
import { FocusedRegion } from "#components/ui/focused-region.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Says what was done on the page before, as the address tells it; the keyboard goes on from there, since what it was at is gone. */
export function DoneNotice({ children }: { children: ReactNode }) {
  return (
    <FocusedRegion>
      <Notice tone="success">{children}</Notice>
    </FocusedRegion>
  );
}
