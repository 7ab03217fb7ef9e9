import { createZone } from '#kernel/zone.ts';
import type { Parsed } from '#platform/list-intake/fields.ts';

export const defaultZone = 'Asia/Shanghai';

/** The calendar named in a building's fields, as of today. */
export const zoneIn = ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): string =>
  (fields['zone'] as string | undefined) ?? defaultZone;

/** An IANA time zone, including old aliases (`US/Eastern`). */
export function readZone(text: string): Parsed {
  const name = text.trim();
  return createZone(name) === null ? { fault: 'no-such-zone', evidence: { value: text } } : { value: name };
}
