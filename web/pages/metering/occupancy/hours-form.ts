/** Types of days and weekdays, in the order of the form. */
export const keys = ['workday', 'rest', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Key = (typeof keys)[number];

/** Hours as typed: a text for each key; empty means not stated. */
export type HoursForm = { readonly [K in Key]: string } & { readonly special: string; readonly calendar: '' | 'china' | 'none' };

type Hours = { readonly [K in Key]?: readonly string[] | undefined } & {
  readonly days?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly calendar?: 'china' | 'none' | undefined;
};

/** Words for no time at all, in either language. */
const nothing = new Set(['\u65E0', 'none', '-', '—']);

/** `08:00-12:00 13:30-18:00` as a list; a word for none gives an empty one. */
function spansOf(text: string): string[] {
  return text
    .replaceAll('\uFF1A', ':')
    .replaceAll(/\s*([-–~\uFF5E\u81F3])\s*/gu, '-')
    .split(/[\s,;\uFF0C\u3001\uFF1B]+/u)
    .filter((one) => one !== '' && !nothing.has(one.toLowerCase()));
}

/** What is sent of a form. What cannot be parsed is sent as typed: the server says what is wrong with it. */
export function hoursOf(form: HoursForm): Record<string, unknown> {
  const said = keys.filter((key) => form[key].trim() !== '').map((key) => [key, spansOf(form[key])] as const);
  const days = form.special
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [day = '', ...rest] = line.split(/\s+/u);
      return [day, spansOf(rest.join(' '))] as const;
    });
  return {
    ...Object.fromEntries(said),
    ...(days.length > 0 && { days: Object.fromEntries(days) }),
    ...(form.calendar !== '' && { calendar: form.calendar }),
  };
}

/** A form filled with existing hours; an office's usual hours if none are set. @param closed the word for no time at all */
export function formOf(hours: Hours | null, closed: string): HoursForm {
  const textOf = (spans: readonly string[] | undefined): string =>
    spans === undefined ? '' : spans.length === 0 ? closed : spans.join(' ');
  const texts = Object.fromEntries(keys.map((key) => [key, textOf(hours?.[key])])) as Record<Key, string>;
  const special = Object.entries(hours?.days ?? {}).map(([day, spans]) => `${day} ${textOf(spans)}`);
  return { ...texts, special: special.join('\n'), calendar: hours?.calendar ?? '' };
}
