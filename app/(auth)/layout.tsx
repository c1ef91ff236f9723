import type { ReactNode } from "react";
import { ElsewhereNotice } from "#app/elsewhere-notice.tsx";

export default function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ElsewhereNotice />
      {children}
    </>
  );
}
