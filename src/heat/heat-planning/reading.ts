import type { Finding } from '#kernel/finding.ts';

type Row = Readonly<Record<string, unknown>>;

/** The allowed range of a number; `above` itself is excluded. */
export type Within = { readonly least?: number; readonly above?: number; readonly most?: number };

/** Larger than any real value, and small enough that sums stay exact to the promised precision. */
const largest = 1e12;
const mostFaults = 1000;

export type Reading = ReturnType<typeof createReading>;

/** Reads values one by one and collects every fault with its path, so that all are reported together. */
export function createReading() {
  const faults: Finding[] = [];
  const fault = (code: string, path: string, more: Readonly<Record<string, unknown>> = {}): void => {
    if (faults.length < mostFaults) faults.push({ code, severity: 'error', evidence: { path, ...more } });
  };
  return {
    faults,
    fault,
    /** An object with these names and no others. */
    row(value: unknown, path: string, names: readonly string[]): Row {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        fault('match-not-object', path, { value: shown(value) });
        return {};
      }
      for (const name of Object.keys(value)) if (!names.includes(name)) fault('match-name-unknown', at(path, name));
      return value as Row;
    },
    list(value: unknown, path: string): readonly unknown[] {
      if (Array.isArray(value)) return value as readonly unknown[];
      fault(value === undefined ? 'match-missing' : 'match-not-list', path, { value: shown(value) });
      return [];
    },
    number(value: unknown, where: string, { least = -largest, above, most = largest }: Within = {}): number {
      if (value === undefined) fault('match-missing', where);
      else if (typeof value !== 'number' || !Number.isFinite(value)) fault('match-not-number', where, { value: shown(value) });
      else if (value < least || value > most) fault('match-outside', where, { value, least, most });
      else if (above !== undefined && value <= above) fault('match-not-above', where, { value, above });
      else return value;
      return 0;
    },
    text(value: unknown, where: string): string {
      if (typeof value === 'string' && value.trim() !== '' && value.length <= 100) return value;
      fault(value === undefined ? 'match-missing' : 'match-not-text', where, { value: shown(value) });
      return '';
    },
  };
}

/** @example at('sources[0]', 'kw') // 'sources[0].kw' */
export const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '')).slice(0, 60);
