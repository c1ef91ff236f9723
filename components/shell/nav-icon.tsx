import {
  Armchair,
  AtSign,
  FileClock,
  Hash,
  House,
  type LucideIcon,
  Mails,
  Megaphone,
  Phone,
  Route,
  Settings,
  SquareUser,
  Users,
} from "lucide-react";

export type NavIconName = keyof typeof icons;

export function NavIcon({ name }: { name: NavIconName }) {
  const Icon = icons[name];
  return <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden="true" />;
}

const icons = {
  overview: House,
  agents: SquareUser,
  billing: Armchair,
  numbers: Phone,
  extensions: Hash,
  routes: Route,
  groups: Users,
  campaigns: Megaphone,
  settings: Settings,
  outbox: Mails,
  audit: FileClock,
  home: AtSign,
} satisfies Record<string, LucideIcon>;
