const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in the largest unit of 1,024 that it fills, such as `3.4 MB`. */
export function formatBytes(bytes: number, locale: string): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const unit = units[power] ?? "byte";
  const style = { style: "unit", unit, unitDisplay: power === 0 ? "long" : "short" } as const;
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 1 }).format(bytes / 1024 ** power);
}

/** Minutes and seconds as players show them: 1:05. */
export function formatLength(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
