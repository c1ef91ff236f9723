import type { ReactNode } from "react";
import { ElsewhereNotice } from "#app/elsewhere-notice.tsx";

export default function SetUpLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ElsewhereNotice />
      {children}
    </>
  );
}
