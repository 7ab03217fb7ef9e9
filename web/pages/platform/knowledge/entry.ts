import { unitSign } from '#kernel/unit-sign.ts';
import type { client } from '../../../api.ts';

/** One version of one entry, as the contract returns it. */
export type Entry = Awaited<ReturnType<typeof client.knowledge.list>>['entries'][number];

/** `standard-coal/electricity@1` */
export function keyOf({ id, version }: Pick<Entry, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

type Named = { readonly zh?: string; readonly en?: string };

/** Its name in the reader's language; undefined if it has none. */
export function nameOf({ held }: Entry, language: 'zh' | 'en'): string | undefined {
  const names = held['names'] as Named | undefined;
  const plain = held['name'] ?? held['title'];
  return names?.[language] ?? (typeof plain === 'string' ? plain : undefined);
}

/** Every digit of the source, with thousands separators; the same in both languages. */
const wholeNumber = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });

/** Its content at a glance: a value with its unit, or its number of rows. */
export function gistOf({ held }: Entry, rows: (count: number) => string): string {
  const { value, unit } = held;
  if (typeof value === 'number') return `${wholeNumber.format(value)} ${typeof unit === 'string' ? unitSign(unit) : ''}`.trim();
  const list = held['rows'] ?? held['text'];
  return Array.isArray(list) ? rows(list.length) : '';
}

const common = new Set(['id', 'version', 'source', 'status', 'validFrom', 'validTo', 'supersedes', 'note']);

/** The text of a file in which the city supersedes an entry; values are to be changed there. JSON in it is valid YAML. */
export function supersedingText(entry: Entry): string {
  const said = Object.entries(entry.held).filter(([name, value]) => !common.has(name) && value !== undefined && value !== null);
  const lines = [
    `kind: ${entry.kind}`,
    'source: {document: "", clause: ""}',
    'status: CITY',
    'entries:',
    `  - id: ${JSON.stringify(`city/${entry.id}`)}`,
    '    version: 1',
    `    supersedes: ${JSON.stringify(entry.id)}`,
    ...said.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`),
  ];
  return `${lines.join('\n')}\n`;
}
