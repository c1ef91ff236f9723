type Fact = string | number | boolean | null;

type Changed<Facts> = Partial<Facts & { [Name in keyof Facts & string as `${Name}Before`]: Facts[Name] }>;

/** The details of an entry that tells of a change: each fact that is another now, and what it was `Before`; null when none is. */
export function oldAndNew<Facts extends Record<string, Fact>>(
  before: Facts,
  after: Facts,
): Changed<Facts> | null {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  if (changed.length === 0) return null;
  const told = changed.flatMap(([name, value]) => [
    [name, value],
    [`${name}Before`, before[name] ?? null],
  ]);
  return Object.fromEntries(told) as Changed<Facts>;
}
