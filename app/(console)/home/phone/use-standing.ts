"use client";

import { useEffect, useState } from "react";

/**
 * Whether the phone is open here. `elsewhere`: another tab of this browser holds it, and it comes here when that one closes.
 * `unsupported`: the browser has no WebRTC, no microphone outside of a secure context, or no locks.
 */
export type Standing = "starting" | "here" | "elsewhere" | "unsupported";

const lock = "rollcall-phone";

export function useStanding(): Standing {
  const [standing, setStanding] = useState<Standing>("starting");

  useEffect(() => {
    if (isOfAnotherDocument()) return location.reload();
    if (!("RTCPeerConnection" in window) || !navigator.mediaDevices || !navigator.locks) {
      setStanding("unsupported");
      return;
    }
    let release = () => {};
    const gone = new AbortController();
    const held = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        setStanding("here");
      });
    void navigator.locks.query().then(({ held: holders }) => {
      const isTaken = holders?.some(({ name }) => name === lock);
      setStanding((now) => (now === "starting" && isTaken ? "elsewhere" : now));
    });
    // Aborted when the page goes before it was its turn.
    navigator.locks.request(lock, { signal: gone.signal }, held).catch(() => {});
    return () => {
      gone.abort();
      release();
    };
  }, []);

  return standing;
}

const reloadedKey = "rollcall-phone-reloaded";

/**
 * A document may do what the page it was opened with may do. Reached through a link of another page, this one is opened anew: once,
 * should the browser call the document by another name.
 */
function isOfAnotherDocument(): boolean {
  const [opened] = performance.getEntriesByType("navigation");
  const isOwn = !opened || new URL(opened.name).pathname === location.pathname;
  const wasReloaded = sessionStorage.getItem(reloadedKey) !== null;
  if (isOwn || wasReloaded) {
    sessionStorage.removeItem(reloadedKey);
    return false;
  }
  sessionStorage.setItem(reloadedKey, "1");
  return true;
}
