/** By calendar and weekday alone (`live.md`, 3). */
export type DayType = 'workday' | 'rest';

/** Occupied time, whole seconds UTC, half-open; in a list each span begins after the end of the one before. */
export type OccupiedSpan = { readonly start: number; readonly end: number };

export const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The keys that a day's hours may be set for: the two types of days, and single weekdays. */
export const dayKeys = ['workday', 'rest', ...weekdayKeys] as const;

export type DayKey = (typeof dayKeys)[number];

/** Whose holidays count. */
export const calendarNames = ['china', 'none'] as const;

export type CalendarName = (typeof calendarNames)[number];

/** Hours as written in a file: `08:00-18:00`, by type of day, weekday and single day; validated. */
export type Hours = { readonly [Key in DayKey]?: readonly string[] } & {
  readonly days?: Readonly<Record<string, readonly string[]>>;
  readonly calendar?: CalendarName;
};

/** Hours from a local day on (null: always); `hours` null: nothing is set. */
export type HoursPoint = { readonly from: string | null; readonly hours: Hours | null };
