import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChronicle, type Seen } from '#platform/knowledge/chronicle.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { createJudge } from '#supervision/benchmarking/quota.ts';
import { rulesFor } from '#supervision/benchmarking/public/known-rules.ts';
import { cellsOf } from './cells.ts';
import { confirmedEntry } from './confirmed-entry.ts';
import type { CheckedEntry } from './facts.ts';
import { readTyped } from './typed.ts';
import { withdrawnVersion } from './withdrawn-version.ts';

/** A table of some rows by stars, as in a file. */
function table(limits: readonly { readonly constraint: number; readonly leading: number | null; readonly known: boolean }[]): Seen {
  const rows = limits.map(({ constraint, leading, known }, at) => ({
    when: { hotelStars: at },
    constraint,
    leading,
    ...(known && { status: 'VERIFIED' }),
  }));
  const entry = {
    id: 'd/hotel',
    version: 1,
    status: 'RECALLED',
    family: 'hotel',
    carrier: 'electricity',
    unit: 'kWh/m2',
    per: 'm2',
    corrected: 'measured',
    rows,
  };
  return seen('quota', entry, 100);
}

function seen(kind: 'quota' | 'use', entry: object, firstSeen: number): Seen {
  const text = JSON.stringify({ kind, source: { document: 'D', clause: '1' }, entries: [entry] });
  const [read] = readKnowledge('a.yaml', text).entries;
  if (read === undefined) throw new Error(JSON.stringify(readKnowledge('a.yaml', text).faults));
  return { ...read, firstSeen, origin: 'own' };
}

const use = seen('use', { id: 'use/hotel', version: 1, status: 'VERIFIED', names: { zh: '宾馆', en: 'hotel' }, family: 'hotel' }, 0);

const limit = fc.integer({ min: 1, max: 300 });
const limits = fc.array(fc.record({ constraint: limit, leading: fc.option(limit), known: fc.boolean() }), { minLength: 1, maxLength: 5 });
/** What happens to the table, step by step: rows are typed and confirmed, or what was confirmed is withdrawn. */
const acts = fc.array(
  fc.oneof(
    fc.record({ rows: fc.array(fc.option(fc.record({ constraint: limit, leading: fc.option(limit) })), { minLength: 5, maxLength: 5 }) }),
    fc.constant('withdraw' as const),
  ),
  { maxLength: 6 },
);

const confirmed = (check: number) => ({ check, edition: '2016', page: '12', typedBy: '甲', confirmedBy: '乙', at: '2026-03-01T00:00:00Z' });

/** The versions after each act, each first seen a hundred later than the one before. */
function versionsAfter(first: Seen, given: readonly (typeof acts extends fc.Arbitrary<infer T> ? T : never)[number][]): Seen[] {
  const all: Seen[] = [first, use];
  given.forEach((act, at) => {
    const own = all.filter(({ held }) => held.id === 'checked/d/hotel');
    const now = (at + 2) * 100;
    const [last] = own.toSorted((a, b) => b.held.version - a.held.version);
    const version = (last?.held.version ?? 0) + 1;
    if (act === 'withdraw') {
      if (last === undefined || last.held.withdrawn !== undefined) return;
      all.push(seen('quota', withdrawnVersion(own, { by: '丙', at: '2026-03-02T00:00:00Z', reason: '有误' }), now));
      return;
    }
    const current = last === undefined || last.held.withdrawn !== undefined ? first : last;
    const entry = { kind: 'quota', held: current.held } as CheckedEntry;
    const typed = act.rows.flatMap((row, index) =>
      row === null
        ? []
        : [
            { cell: `rows.${index}.constraint`, value: row.constraint },
            { cell: `rows.${index}.leading`, value: row.leading },
          ],
    );
    const cells = cellsOf(entry);
    const known = new Set(cells.map(({ cell }) => cell));
    try {
      const read = readTyped(
        cells,
        typed.filter(({ cell }) => known.has(cell)),
      );
      all.push(
        seen('quota', confirmedEntry(entry, current.written, read, { base: 'd/hotel', version, confirmed: confirmed(at + 1) }), now),
      );
    } catch (error) {
      expect(error).toMatchObject({ code: 'source-check-bad' });
    }
  });
  return all;
}

/** How a hotel with a number of stars and kWh is judged, as known at an instant. */
function judgedAt(versions: readonly Seen[], stars: number, kwh: number, received: number, recorded: number) {
  const judge = createJudge(rulesFor(createChronicle(versions), 2025, { received, recorded }));
  const building = { code: 'B', name: 'B', region: '140300', use: 'hotel', parts: [], floorAreaM2: 1, fields: { hotelStars: stars } };
  const { verdict, indicative, parts } = judge(building, [
    { building: 'B', carrier: 'electricity', unit: 'kWh', value: kwh, coverage: 1, meters: 1 },
  ]);
  return { verdict, indicative, constraint: parts[0]?.constraint ?? null };
}

describe('values confirmed by two persons', () => {
  it('leave every verdict as known before unchanged, whatever is typed, confirmed and withdrawn', () => {
    fc.assert(
      fc.property(limits, acts, fc.nat({ max: 4 }), fc.nat({ max: 300 }), fc.nat({ max: 900 }), (rows, given, stars, kwh, instant) => {
        const all = versionsAfter(table(rows), given);
        const known = all.filter(({ firstSeen }) => firstSeen <= instant);
        const then = judgedAt(known, stars, kwh, instant, instant);
        // requested later for that instant: by a figure pinned to it, and by a question as known on that day
        expect(judgedAt(all, stars, kwh, instant, instant)).toEqual(then);
        if (instant >= 100) expect(judgedAt(all, stars, kwh, instant, 9000)).toEqual(then);
      }),
    );
  });

  it('are formal in the typed rows, to the typed value, and nowhere else', () => {
    fc.assert(
      fc.property(limits, acts, (rows, given) => {
        const all = versionsAfter(table(rows), given);
        const [last] = all.filter(({ held }) => held.id === 'checked/d/hotel').toSorted((a, b) => b.held.version - a.held.version);
        rows.forEach((row, stars) => {
          const judged = judgedAt(all, stars, 1000, 9000, 9000);
          const check = last?.held.confirmed;
          const act = last === undefined || last.held.withdrawn !== undefined || check === undefined ? undefined : given[check.check - 1];
          const typed = act === undefined || act === 'withdraw' ? null : act.rows[stars];
          // equal rows need no stars to choose between them: the first is taken
          const alike = new Set(rows.map((_, at) => JSON.stringify(judgedAt(all, at, 1000, 9000, 9000)))).size === 1;
          if (!alike) expect(judged).toMatchObject({ constraint: typed?.constraint ?? row.constraint, indicative: !(typed || row.known) });
        });
      }),
    );
  });
});

describe('typed values', () => {
  const entry = { kind: 'quota', held: table([{ constraint: 65, leading: 55, known: false }]).held } as CheckedEntry;
  const read = (constraint: string | number, leading: string | number | null) =>
    readTyped(cellsOf(entry), [
      { cell: 'rows.0.constraint', value: constraint },
      { cell: 'rows.0.leading', value: leading },
    ]).map(({ printed }) => printed);

  it('may be in any usual notation: full-width characters, blanks, a word where none is printed', () => {
    expect(read('６５．５', ' 55 ')).toEqual([65.5, 55]);
    for (const none of ['无', '—', '/', 'none', null]) expect(read(65, none)).toEqual([65, null]);
  });

  it('are never taken for another number', () => {
    for (const text of ['', '1e3', '0x10', '12,5', '65kWh', '-1', '0', '六十五', '1.2.3', '9'.repeat(400)])
      expect(() => read(text, 55), text).toThrow(expect.objectContaining({ code: 'source-check-bad' }));
  });
});
