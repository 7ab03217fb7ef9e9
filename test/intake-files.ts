import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { units } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import { takeIn, type Says } from '#metering/reading-intake/reading-intake.ts';

/** Files through the intake, for tests: their readings as lines of text. */
export const received = Date.UTC(2026, 0, 1);

/** A metering point with this code. */
export function meter(code: string, more: Partial<MeterFacts> & { digits?: number } = {}): MeterFacts {
  const device = {
    since: -Infinity,
    digits: more.digits ?? null,
    multiplier: { num: 1, den: 1 },
    unit: 'kWh',
    start: null,
    end: null,
  } as const;
  return {
    id: [...code].reduce((sum, letter) => (sum * 131 + (letter.codePointAt(0) as number)) % 1_000_003, 7),
    code,
    building: null,
    zone: 'Asia/Shanghai',
    carrier: 'electricity',
    item: null,
    kind: 'interval',
    kindStated: true,
    operator: null,
    direction: 'import',
    capacityKw: null,
    parent: null,
    installed: null,
    removed: null,
    shares: [],
    devices: [device],
    ...more,
  };
}

/**
 * Takes a file in. `rows`: code, instant, seconds, value and unit of each reading that passed; `refused`: row, column and code of each that
 * did not; `asked`: the codes that were looked up.
 * @param name the file name shown to people
 */
export async function take(content: string | Buffer, says: Partial<Says>, meters: readonly MeterFacts[], name = 'file.csv') {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'));
  try {
    await writeFile(join(folder, 'f'), content);
    return await taken(join(folder, 'f'), says, meters, name);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function taken(path: string, says: Partial<Says>, meters: readonly MeterFacts[], name: string) {
  const asked: string[] = [];
  const rows: string[] = [];
  const refused: string[] = [];
  const byCode = new Map(meters.map((one) => [one.code, one]));
  const codeOf = new Map(meters.map(({ id, code }) => [id, code]));
  const came = await takeIn(
    path,
    name,
    { received, now: received, mayBackDate: true, ...says },
    {
      import: 7,
      known: async (codes) => new Set(codes.filter((code) => byCode.has(code))),
      lookUp: async (fresh) => {
        asked.push(...fresh.map(({ code }) => code));
        return fresh.map(({ code }): MeterLookupResult => (byCode.has(code) ? { meter: byCode.get(code)! } : { fault: 'unknown-meter' }));
      },
      stage: async (columns) => {
        columns.meter.forEach((id, at) => {
          const time = new Date((columns.at[at] as number) * 1000).toISOString().slice(0, 16);
          rows.push(
            `${codeOf.get(id)} ${time} ${columns.width[at]} ${(columns.value[at] as number) / 1e4} ${units[columns.unit[at] as number]}`,
          );
        });
      },
      refuse: (row, column, code) => void refused.push(`${row} ${column} ${code}`),
      progress: () => undefined,
    },
  );
  return { rows, refused, asked, ...came };
}
