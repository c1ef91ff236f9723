import type { Language } from "#lib/values/actor.ts";

export const units = ["Sales", "Support", "Retention"] as const;

const firstNames = [
  "Amara",
  "Björn",
  "Chiara",
  "Dmitri",
  "Élodie",
  "Farid",
  "Grace",
  "Hanna",
  "Inés",
  "Jamal",
  "Katarzyna",
  "Liam",
  "Mei",
  "Nadia",
  "Oluwaseun",
  "Priya",
  "Quentin",
  "Rosa",
  "Søren",
  "Tomás",
  "Uma",
  "Valeria",
  "Wanjiru",
  "Ximena",
  "Yusuf",
  "Zoë",
  "Anneliese",
  "Bao",
  "Camille",
  "Diego",
];
const lastNames = [
  "Okafor",
  "Lindqvist",
  "Rossi",
  "Volkov",
  "Marchand",
  "Haddad",
  "Mensah",
  "Schneider",
  "Álvarez",
  "Carter",
  "Nowak",
  "O’Brien",
  "Chen",
  "Petrova",
  "Adeyemi",
  "Raman",
  "Dubois",
  "Ferreira",
  "Kjær",
  "Núñez",
  "Patel",
  "Moretti",
  "Kamau",
  "Torres",
  "Demir",
  "Jansen",
  "Vogel",
  "Nguyen",
  "Laurent",
  "Santos",
];
const languagesSpoken: Language[] = ["en", "en", "es", "fr", "de", "pt-BR"];

export interface DemoPerson {
  name: string;
  email: string;
  language: Language;
  unit: number;
  /** Which tier of the catalogue; null sits nowhere. */
  tier: number | null;
  role: "agent" | "manager";
  /** How far the account has come. */
  life: "active" | "waiting" | "deactivated" | "closed" | "scheduled";
  /** For somebody who starts later: in how many days, and after how many more days the account ends. */
  startsInDays?: number;
  endsAfterDays?: number;
  mobile: string;
}

/** Sixty people of a contact centre, and two who start later, one for a season: the same ones each time. */
export const people: DemoPerson[] = [
  ...Array.from({ length: 60 }, (_, i) => personAt(i)),
  { ...personAt(60), life: "scheduled", startsInDays: 9 },
  { ...personAt(61), life: "scheduled", startsInDays: 21, endsAfterDays: 90 },
];

function personAt(i: number): DemoPerson {
  const first = firstNames[i % firstNames.length] ?? "";
  const last = lastNames[(i * 7 + Math.floor(i / firstNames.length)) % lastNames.length] ?? "";
  return {
    name: `${first} ${last}`,
    email: `${plain(first)}.${plain(last)}@demo.example.com`,
    language: languagesSpoken[i % languagesSpoken.length] ?? "en",
    unit: i % units.length,
    tier: i % 15 === 14 ? null : i % 3,
    role: i % 20 === 3 ? "manager" : "agent",
    life: i % 12 === 7 ? "closed" : i % 11 === 5 ? "deactivated" : i % 6 === 4 ? "waiting" : "active",
    mobile: `+4420794600${String(10 + i)}`,
  };
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}
