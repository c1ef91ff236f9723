type MomentProps = {
  at: Date;
  locale: string;
  timeZone: string;
  show?: "day" | "time" | "day-and-time";
};

/** A point in time, on the clock of the zone it is read in. */
export function Moment(props: MomentProps) {
  return <WrittenMoment {...momentInWords(props)} />;
}

/** A point in time with the words for it, for a list that is drawn in the browser, whose own words for it may be others. */
export interface MomentInWords {
  iso: string;
  text: string;
}

export function momentInWords({ at, locale, timeZone, show = "day-and-time" }: MomentProps): MomentInWords {
  return { iso: at.toISOString(), text: formatter(locale, show, timeZone).format(at) };
}

export function WrittenMoment({ iso, text }: MomentInWords) {
  return (
    <time dateTime={iso} className="whitespace-nowrap blocks:whitespace-normal">
      {text}
    </time>
  );
}

/** A calendar date, `2026-11-30`: a billing day is the same day everywhere. */
export function Day({ day, locale }: { day: string; locale: string }) {
  const text = formatter(locale, "day", "UTC").format(new Date(`${day}T00:00Z`));
  return <time dateTime={day}>{text}</time>;
}

const parts = {
  day: { dateStyle: "medium" },
  time: { timeStyle: "short" },
  "day-and-time": { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one takes longer than drawing the row that it is for. There are as many as locales, shapes and time zones. */
function formatter(locale: string, show: keyof typeof parts, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${show} ${timeZone}`;
  const kept = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts[show], timeZone });
  formatters.set(key, kept);
  return kept;
}
