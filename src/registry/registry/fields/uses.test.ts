import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf } from '#platform/list-intake/fields.ts';
import { uses, useTerms } from '#kernel/vocabulary.ts';
import { openTable } from '#platform/tables/tables.ts';
import { shippedChronicle, useWordsShipped } from '../../../../test/knowledge.ts';
import { createUseFinder } from './uses.ts';

const shared = new URL('../../../../../shared/data/', import.meta.url).pathname;
const { find } = createUseFinder(useWordsShipped);

describe('words for uses', () => {
  it('are our codes and names first, whatever anybody else says', () => {
    const told = createUseFinder([{ uses: ['hotel'], words: ['office', '办公', 'Office'], origin: 'own' }]);
    for (const word of ['office', '办公', 'OFFICE ', 'Ｏffice']) expect(told.find(word)).toEqual(['office']);
    for (const use of uses) expect(find(useTerms[use].zh)).toEqual([use]);
  });

  it('of ledgers are understood without an option', () => {
    const ledger = {
      行政办公楼: 'office',
      写字楼: 'office',
      商业综合体: 'mall',
      中医院: 'hospital',
      学生宿舍: 'dwelling',
      招待所: 'hotel',
    };
    for (const [word, use] of Object.entries(ledger)) expect(find(word)).toEqual([use]);
  });

  it('that may mean several uses are never guessed: all of them are named, the likeliest first', () => {
    expect(find('教学楼')).toEqual(['school', 'university']);
    expect(find('Warehouse')).toEqual(['other', 'factory']);
    expect(find('building=yes')).toEqual([]);
  });

  it('of the city go before what ships', () => {
    const told = createUseFinder([...useWordsShipped, { uses: ['school'], words: ['教学楼', '实训楼'], origin: 'own' }]);
    expect([told.find('教学楼'), told.find('实训楼')]).toEqual([['school'], ['school']]);
  });

  it('mean the same in every list that ships', () => {
    const meant = new Map<string, string>();
    for (const { id, uses: of, words } of useWordsShipped)
      for (const word of words) {
        const key = keyOf(word);
        expect([id, word, meant.get(key) ?? of.join(' ')]).toEqual([id, word, of.join(' ')]);
        meant.set(key, of.join(' '));
      }
  });

  it('are of uses that the quota tables know by the same names', () => {
    const entries = shippedChronicle().inForce('use', { on: '2026-01-01', recorded: 1 });
    const named = Object.fromEntries(entries.map(({ id, names }) => [id.slice('use/'.length), [names.zh, names.en]]));
    expect(named).toEqual(Object.fromEntries(uses.map((use) => [use, [useTerms[use].zh, useTerms[use].en.toLowerCase()]])));
  });
});

/** How many rows of a column are accepted, queried and unknown. */
async function counted(file: string, column: string): Promise<[taken: number, asked: number, unknown: number]> {
  const table = await openTable(`${shared}${file}`, { name: file });
  const at = table.header.indexOf(column);
  const out: [number, number, number] = [0, 0, 0];
  for await (const batch of table.rows)
    for (const { cells } of batch) {
      const { length } = find(cells[at] ?? '');
      out[length === 1 ? 0 : length > 1 ? 1 : 2] += 1;
    }
  return out;
}

describe.skipIf(!existsSync(shared))('rows of real files (shared/data) whose use is understood without an option', () => {
  // accepted, queried with suggestions, unknown; before these lists existed 2,980, 2,745, 12 and 38 were accepted and nothing was suggested
  // for the rest
  it.each([
    ['seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz', 'PrimaryPropertyType', [3051, 325, 0]],
    ['seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz', 'LargestPropertyUseType', [2906, 450, 20]],
    ['bdg2_subset/metadata.csv', 'primaryspaceusage', [16, 40, 0]],
    ['bdg2_subset/metadata.csv', 'sub_primaryspaceusage', [42, 14, 0]],
  ])('%s, %s', async (file, column, expected) => {
    expect(await counted(file, column)).toEqual(expected);
  });
});
