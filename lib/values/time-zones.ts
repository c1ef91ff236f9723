/** Names that runtimes give by CLDR, each with what the tz database calls the zone now (its file `backward`). */
export const renamedZones: ReadonlyMap<string, string> = new Map([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
]);

/** True for an IANA time zone that the runtime knows, by its present name or by the one before. */
export function isTimeZone(name: string): boolean {
  return timeZones().includes(presentName(name));
}

/** The zones to choose from by their present names, UTC first, then in the order of the alphabet. */
export function timeZones(): string[] {
  const present = new Set(Intl.supportedValuesOf("timeZone").map(presentName));
  present.delete("UTC");
  return ["UTC", ...[...present].sort()];
}

/** What the zone is called now; a name that is not an older one is given back as it is. */
export function presentName(zone: string): string {
  return renamedZones.get(zone) ?? zone;
}

/** As a list offers them: `chosen` too, should it be an older name, so that no other is chosen by leaving the field alone. */
export function timeZoneOptions(chosen?: string): { value: string; label: string }[] {
  const [utc = "UTC", ...others] = timeZones();
  const offered = chosen && chosen !== utc ? [...new Set([...others, chosen])].sort() : others;
  return [utc, ...offered].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
