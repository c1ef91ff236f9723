/**
 * Shows a dialog with the keyboard at its first field: what is to be read above it may hold links. Where nothing is asked, the browser
 * decides.
 */
export function showDialog(dialog: HTMLDialogElement): void {
  dialog.showModal();
  dialog.querySelector<HTMLElement>("form :is(input:not([type=hidden]), select, textarea)")?.focus();
}
