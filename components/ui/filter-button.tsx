import { Button } from "#components/ui/button.tsx";

/** Sends a filter form where no script does; Enter in the search field needs it even when it is out of sight. */
export function FilterButton({ children }: { children: string }) {
  return (
    <Button type="submit" className="scripted:hidden">
      {children}
    </Button>
  );
}
