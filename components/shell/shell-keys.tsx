"use client";

import { useEffect, useId, useRef, useState } from "react";
import { buttonClasses } from "#components/ui/button.tsx";
import { dialogClasses } from "#components/ui/dialog-classes.ts";
import { useTexts } from "#components/ui/texts.tsx";

/**
 * The keys of the whole console: `/` and Ctrl-K go to Find, or where there is none to the page's search field; a letter presses
 * the button that has it as `data-press`, `?` or a `data-keys` button shows this list, Escape and a click elsewhere close an open
 * menu. Single keys can be switched off, as WCAG 2.1.4 asks for those who dictate.
 */
export function ShellKeys({ hasFind }: { hasFind: boolean }) {
  const texts = useTexts();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(true);

  useEffect(() => setOn(localStorage.getItem(SWITCH) !== "off"), []);

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener("click", (event) => clicked(event, dialog.current), stop);
    document.addEventListener("keydown", (event) => pressed(event, isOn, dialog.current), stop);
    return () => stop.abort();
  }, [isOn]);

  function turn(next: boolean) {
    localStorage.setItem(SWITCH, next ? "on" : "off");
    setOn(next);
  }

  return (
    <dialog ref={dialog} aria-labelledby={titleId} className={dialogClasses}>
      <h2 id={titleId} className="mb-3 text-lg font-semibold">
        {texts.keys}
      </h2>
      <dl className="mb-4 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        <KeyLine press="/" does={texts.keySearch} />
        <KeyLine press="Ctrl K" does={texts.keySearch} />
        {/* Who has no Find sees no agent's page either. */}
        {hasFind && <KeyLine press="r" does={texts.keyReplace} />}
        <KeyLine press="?" does={texts.keyHelp} />
        <KeyLine press="Esc" does={texts.close} />
      </dl>
      <label className="mb-4 flex items-center gap-2.5">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => turn(event.target.checked)}
          className="size-4.5 accent-accent"
        />
        {texts.keysOn}
      </label>
      <form method="dialog">
        <button type="submit" className={buttonClasses("plain")}>
          {texts.close}
        </button>
      </form>
    </dialog>
  );
}

function KeyLine({ press, does }: { press: string; does: string }) {
  return (
    <>
      <dt>
        <kbd className="inline-block min-w-7 rounded-sm border border-edge bg-sunken px-1.5 text-center font-mono text-sm">
          {press}
        </kbd>
      </dt>
      <dd>{does}</dd>
    </>
  );
}

const SWITCH = "rollcall.single-keys";

function clicked({ target }: MouseEvent, dialog: HTMLDialogElement | null) {
  if (target instanceof Element && target.closest("[data-keys]")) dialog?.showModal();
  closeMenus(target);
}

function pressed(event: KeyboardEvent, areSingleKeysOn: boolean, dialog: HTMLDialogElement | null) {
  if (event.key === "Escape") return closeMenus(null);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k")
    return goToSearch(event);
  if (!areSingleKeysOn || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
  if (document.querySelector("dialog:modal")) return;
  if (event.key === "?") dialog?.showModal();
  const button = document.querySelector<HTMLButtonElement>(`main [data-press="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
  if (event.key === "/") goToSearch(event);
}

function goToSearch(event: KeyboardEvent) {
  const search =
    document.querySelector<HTMLInputElement>("input[data-find]") ??
    document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!search || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  const nav = document.querySelector<HTMLDetailsElement>("details[data-nav]");
  // On a narrow screen the field is in the folded navigation.
  if (nav && !search.checkVisibility()) nav.open = true;
  search.focus();
  search.select();
}

/** Closes every open menu the event did not happen in; a link followed inside one closes it too. */
function closeMenus(target: EventTarget | null) {
  const place = target instanceof Element ? target : null;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
    const isInside = menu.contains(place) && !place?.closest("a[href]");
    const isInItsPanel =
      menu.hasAttribute("data-nav") && place?.closest("header") && !place.closest("a[href]");
    if (isInside || isInItsPanel) continue;
    // The navigation that a narrow screen folds stands beside its own summary.
    const own = menu.hasAttribute("data-nav") ? menu.closest("header") : menu;
    if (own?.contains(document.activeElement) && place === null) menu.querySelector("summary")?.focus();
    menu.open = false;
  }
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}
