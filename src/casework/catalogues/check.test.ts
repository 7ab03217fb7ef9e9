import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProducts, holdsOn, sourcesOf } from './check.ts';
import type { CatalogueEntry } from './facts.ts';
import type { CatalogueList } from './vocabulary.ts';

const entry = (name: string, list: CatalogueList, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  region: null,
  code: null,
  name,
  list,
  document: null,
  clause: null,
  from: null,
  until: null,
  ...more,
});
const verdicts = (names: readonly string[], entries: readonly CatalogueEntry[]) =>
  checkProducts(
    names.map((name, at) => ({ row: at + 2, name, code: null })),
    entries,
  ).map(({ verdict }) => verdict);

test('the very name decides, whatever its width, case and spaces; one letter more does not', () => {
  const entries = [entry('EPS 薄抹灰外墙保温系统（普通型）', 'restricted')];
  expect(
    verdicts(
      [
        'ＥＰＳ薄抹灰外墙保温系统(普通型)',
        'eps薄抹灰外墙保温系统（普通型） ',
        'EPS薄抹灰外墙保温系统',
        'EPS 薄抹灰外墙保温系统（普通型）板',
      ],
      entries,
    ),
  ).toEqual(['restricted', 'restricted', 'unlisted', 'unlisted']);
});

test('a likeness is shown beside, and decides nothing', () => {
  const [found] = checkProducts(
    [{ row: 2, name: '普通粘土实心砖', code: null }],
    [entry('粘土实心砖', 'prohibited'), entry('铝合金窗', 'promoted')],
  );
  expect(found).toMatchObject({
    verdict: 'unlisted',
    entries: [],
    candidates: [{ name: '粘土实心砖', list: 'prohibited', likeness: 0.8 }],
  });
});

test('the very code decides, and another name under it is told', () => {
  const [found] = checkProducts([{ row: 7, name: '实心砖', code: 'j-12' }], [entry('粘土实心砖', 'prohibited', { code: 'J-12' })]);
  expect(found).toMatchObject({
    verdict: 'prohibited',
    entries: [{ by: 'code' }],
    findings: [{ code: 'catalogue-code-other-name', evidence: { row: 7 } }],
  });
});

test('of lists that contradict each other the strictest decides, and that is told', () => {
  const entries = [entry('甲', 'promoted'), entry('甲', 'prohibited', { region: '140000' }), entry('甲', 'restricted')];
  const [found] = checkProducts([{ row: 2, name: '甲', code: null }], entries);
  expect(found?.verdict).toBe('prohibited');
  expect(found?.findings).toEqual([
    {
      code: 'catalogues-contradict',
      severity: 'warning',
      evidence: { row: 2, product: '甲', lists: 'promoted, restricted, prohibited', decides: 'prohibited' },
    },
  ]);
});

test('an entry holds from its first day to its last, both included', () => {
  const one = entry('甲', 'promoted', { from: '2026-01-01', until: '2026-06-30' });
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => holdsOn(one, day))).toEqual([false, true, true, false]);
  expect(holdsOn(entry('甲', 'promoted'), '0001-01-01')).toBe(true);
});

test('whatever is listed, a verdict is that of the strictest entry of the very name, and only that', () => {
  const name = fc.constantFrom('甲乙', '甲乙丙', '甲 乙', '丁');
  const listed = fc.array(fc.tuple(name, fc.constantFrom<CatalogueList>('promoted', 'restricted', 'prohibited')), { maxLength: 8 });
  fc.assert(
    fc.property(listed, name, (all, asked) => {
      const bare = (text: string) => text.replaceAll(' ', '');
      const lists = all.filter(([of]) => bare(of) === bare(asked)).map(([, list]) => list);
      const expected =
        (['prohibited', 'restricted', 'promoted'] as const).find((list) => lists.includes(list)) ??
        (all.length === 0 ? 'no-catalogue' : 'unlisted');
      expect(
        verdicts(
          [asked],
          all.map(([of, list]) => entry(of, list)),
        ),
      ).toEqual([expected]);
    }),
  );
});

test('without a catalogue nothing is known to be unlisted, and a check says which catalogues it used', () => {
  expect(verdicts(['甲'], [])).toEqual(['no-catalogue']);
  const entries = [
    entry('甲', 'promoted', { document: '推广目录' }),
    entry('乙', 'promoted', { document: '推广目录' }),
    entry('丙', 'prohibited', { region: '140000' }),
  ];
  expect(sourcesOf(entries)).toEqual([
    { region: null, entries: 2, documents: ['推广目录'] },
    { region: '140000', entries: 1, documents: [] },
  ]);
});
