import type { Client } from '#client.ts';

/** The options of an import. */
export type ImportOptions = Omit<Parameters<Client['readings']['importReadings']>[0], 'file'>;

/** The use of a metering point, step by step from a local day on; null where it must not be known. */
export type Used = {
  readonly from: string;
  readonly step: 'day' | 'month' | 'hour';
  readonly values: readonly (number | null)[];
  /** The only value is that of this many steps together. */
  readonly sum?: number;
};

/**
 * A file as people and systems write it, and the right result: the use of each of its metering points. No others may be created, except
 * `others` of them.
 */
export type CorpusFile = {
  /** What makes it hard. */
  readonly about: string;
  readonly name: string;
  readonly content: string | Uint8Array | (() => Promise<Uint8Array>);
  readonly right: Readonly<Record<string, Used>>;
  readonly others?: number;
  /** Options always passed to the import, whatever questions are open. */
  readonly said?: ImportOptions;
  /** A list of metering points that exist beforehand. */
  readonly meters?: string;
};

export const file = (
  about: string,
  name: string,
  content: CorpusFile['content'],
  right: CorpusFile['right'],
  more: Pick<CorpusFile, 'others' | 'said' | 'meters'> = {},
): CorpusFile => ({ about, name, content, right, ...more });

export const months = (from: string, ...values: (number | null)[]): Used => ({ from: `${from}-01`, step: 'month', values });
export const days = (from: string, ...values: (number | null)[]): Used => ({ from, step: 'day', values });
export const hours = (from: string, ...values: (number | null)[]): Used => ({ from, step: 'hour', values });

export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

export const two = (number: number): string => String(number).padStart(2, '0');

/** This many consecutive numbers, from `from` on. */
export const upTo = (count: number, from = 1): number[] => Array.from({ length: count }, (_, at) => from + at);

/** Days from a given day on, as the numbers of a date. */
export function daysFrom(year: number, month: number, day: number, count: number): { y: number; m: number; d: number }[] {
  return upTo(count, 0).map((at) => {
    const date = new Date(Date.UTC(year, month - 1, day + at));
    return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
  });
}

export const iso = ({ y, m, d }: { y: number; m: number; d: number }): string => `${y}-${two(m)}-${two(d)}`;

/** Use that goes up and down like a building's. */
export const uses = (count: number, about: number): number[] =>
  upTo(count, 0).map((at) => about + Math.round(about * 0.3 * Math.sin(at * 1.7)) + ((at * 7) % 5));

/** The readings of a counter that started at `first`: one value more than there are uses. */
export const counts = (first: number, used: readonly number[]): number[] => {
  const shown = [first];
  for (const one of used) shown.push((shown.at(-1) as number) + one);
  return shown;
};
