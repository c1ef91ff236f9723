"use client";

import { type ReactNode, useEffect, useState } from "react";

/** Shows the children where the browser is not at `host`, the one that forms are taken from. */
export function Elsewhere({ host, children }: { host: string; children: ReactNode }) {
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => setElsewhere(window.location.host !== host), [host]);
  return isElsewhere && children;
}
