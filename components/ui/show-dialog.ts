/**
 * Shows a dialog with the keyboard at its first field, or at its heading where nothing is asked: what is to be read may hold links to
 * something else altogether, and a key that is held down would press them, or the button that does the deed.
 */
export function showDialog(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const field = dialog.querySelector<HTMLElement>("form :is(input:not([type=hidden]), select, textarea)");
  (field ?? dialog.querySelector<HTMLElement>("h2"))?.focus();
}
