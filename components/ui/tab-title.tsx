/** What the browser's tab, its history and a screen reader call the page: its heading, as text, and the product. */
export function TabTitle({ children }: { children: string }) {
  return <title>{`${children} · Rollcall`}</title>;
}
