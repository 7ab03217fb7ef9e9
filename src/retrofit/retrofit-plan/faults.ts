import type { Evidence, Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';

/** Collects all errors of an input, each with its path. */
export type Faults = ReturnType<typeof createFaults>;

/** @example const faults = createFaults(); faults.number('crews[0].crews', 'x'); faults.end() // throws `instance-bad` */
export function createFaults() {
  const findings: Finding[] = [];
  const add = (code: string, path: string, evidence: Evidence = {}): void =>
    void findings.push({ code, severity: 'error', evidence: { path, ...evidence } });
  return {
    add,
    /** A list; empty if absent. */
    list(path: string, value: unknown): readonly unknown[] {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return value as unknown[];
      add('plan-not-list', path);
      return [];
    },
    /** An object; empty if the value is not one. */
    record(path: string, value: unknown): Evidence {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Evidence;
      add('plan-not-object', path);
      return {};
    },
    /** A non-empty text. */
    text(path: string, value: unknown): string {
      if (typeof value === 'string' && value.trim() !== '' && value.length <= 200) return value.trim();
      add('plan-not-text', path);
      return '';
    },
    /** A number with at most six decimals, as decimal text; `0` if invalid. */
    number(path: string, value: unknown, least: number | null = null): string {
      const read = decimalOf(value);
      if (read !== null && (least === null || Number(read) >= least)) return read;
      add('bad-number', path, { value: shown(value) });
      return '0';
    },
    /** Each name of a record with its number. */
    numbers(path: string, value: unknown, least: number | null = null): Record<string, string> {
      if (value === undefined || value === null) return {};
      return Object.fromEntries(
        Object.entries(this.record(path, value)).map(([name, one]) => [name, this.number(`${path}.${name}`, one, least)]),
      );
    },
    /** Throws Problem `instance-bad` with all faults, if there are any. */
    end(): void {
      if (findings.length > 0) throw new Problem('bad-input', 'instance-bad', { count: findings.length }, findings.slice(0, mostTold));
    },
  };
}

/** More would not be read. */
const mostTold = 200;

const written = /^-?\d{1,18}(?:\.\d{1,6})?$/u;

/** A number or its text as decimal text; null if it is not a number, has an exponent, or more than six decimals. */
export function decimalOf(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return written.test(text) ? text : null;
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);
