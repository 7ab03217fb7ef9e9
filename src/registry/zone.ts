import type { Parsed } from '#imports/fields.ts';

export const defaultZone = 'Asia/Shanghai';

/** An IANA time zone, old aliases too (`US/Eastern`); kept as it is written, but for the case of its letters. */
export function readZone(text: string): Parsed {
  const zone = text.trim();
  if (!/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+|[A-Z][A-Za-z]{2,})$/u.test(zone)) return { fault: 'unknown-zone', evidence: { value: text } };
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return { value: zone };
  } catch {
    return { fault: 'unknown-zone', evidence: { value: text } };
  }
}
