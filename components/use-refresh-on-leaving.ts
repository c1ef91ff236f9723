"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** The page under a dialog's answer still shows things as they were: it is drawn anew once the answer was read and is gone. */
export function useRefreshOnLeaving(): void {
  const router = useRouter();
  useEffect(() => () => router.refresh(), [router]);
}
