import type { Finding } from '#kernel/finding.ts';
import { microOf } from './decimal.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reads values one by one and collects every fault with its path, so that all are reported together. */
export function createReading() {
  const faults: Finding[] = [];
  const fault = (code: string, path: string, value?: unknown): void => {
    if (faults.length < 1000)
      faults.push({ code, severity: 'error', evidence: { path, ...(value !== undefined && { value: shown(value) }) } });
  };
  const rowOf = (value: unknown, path: string): Row => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
    fault('instance-shape', path, value);
    return {};
  };
  const listOf = (value: unknown, path: string): readonly unknown[] => {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value as readonly unknown[];
    fault('instance-shape', path, value);
    return [];
  };
  const text = (value: unknown, path: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    fault('instance-shape', path, value ?? null);
    return '';
  };
  const micro = (value: unknown, path: string, least?: bigint): bigint => {
    const read = microOf(value);
    if (read !== null && (least === undefined || read >= least)) return read;
    fault('bad-number', path, value ?? null);
    return 0n;
  };
  const year = (value: unknown, path: string): number => {
    const read = typeof value === 'string' && /^\d{1,4}$/u.test(value) ? Number(value) : value;
    if (typeof read === 'number' && Number.isInteger(read) && read >= 0 && read <= 9999) return read;
    fault('bad-number', path, value ?? null);
    return 0;
  };
  const truth = (value: unknown, path: string): boolean => {
    if (typeof value === 'boolean') return value;
    fault('instance-shape', path, value ?? null);
    return false;
  };
  const amounts = (value: unknown, path: string, least?: bigint): ReadonlyMap<string, bigint> =>
    new Map(
      Object.entries(value === undefined || value === null ? {} : rowOf(value, path))
        .map(([name, amount]) => [name, micro(amount, `${path}.${name}`, least)] as const)
        .toSorted(([a], [b]) => compareText(a, b)),
    );
  return { faults, fault, rowOf, listOf, text, micro, year, truth, amounts };
}

export type Reading = ReturnType<typeof createReading>;

/** By code units: the same everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '')).slice(0, 60);
