import type { StipulatedRow } from '#retrofit/contract-terms/facts.ts';
import { exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { withoutThousands } from '#platform/tables/number.ts';

const headings = {
  item: ['item', '设备', '项目', '名称'],
  count: ['count', '数量', '台数', '盏数'],
  beforeW: ['beforew', '改造前功率', '改造前（w）', '改造前(w)'],
  afterW: ['afterw', '改造后功率', '改造后（w）', '改造后(w)'],
  hours: ['hours', '每日小时', '每日运行小时', '小时'],
} as const;

type Heading = keyof typeof headings;

const names = Object.keys(headings) as Heading[];
const most = 2000;

/** Equipment with agreed savings. Throws Problem `stipulated-column`, `stipulated-empty`, `savings-cell-bad`, `columns-not-read`. */
export async function readStipulated({ path, name: file }: { readonly path: string; readonly name: string }): Promise<StipulatedRow[]> {
  const { header, rows } = await openSound(path, { name: file });
  const heads = header.map((text) => text.trim().toLowerCase());
  const columns = names.map((one) => [one, heads.findIndex((head) => (headings[one] as readonly string[]).includes(head))] as const);
  const lacks = columns.filter(([, at]) => at < 0).map(([one]) => one);
  if (lacks.length > 0) throw new Problem('bad-input', 'stipulated-column', { file, column: lacks.join(', ') });
  refuseOtherColumns(
    header,
    columns.map(([, at]) => at),
    { file, known: names.map((one) => headings[one].slice(0, 2).join('/')) },
  );
  const found: StipulatedRow[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (found.length >= most) throw new Problem('too-large', 'savings-table-long', { file, most });
      const entries = columns.map(([one, at]) => [one, cellOf(file, row, one, (cells[at] ?? '').trim())]);
      found.push(Object.fromEntries(entries) as StipulatedRow);
    }
  if (found.length === 0) throw new Problem('bad-input', 'stipulated-empty', { file });
  return found;
}

/** A cell as stored: names unchanged, numbers as decimals not below 0. */
function cellOf(file: string, row: number, column: Heading, text: string): string {
  const bare = withoutThousands(text);
  const isGood = column === 'item' ? text !== '' && text.length <= 200 : /^\d{1,15}(?:\.\d{1,10})?$/u.test(bare);
  if (!isGood) throw new Problem('bad-input', 'savings-cell-bad', { file, row, column, text: text.slice(0, 80) });
  if (column === 'hours' && exact(bare).compare(exact('24')) > 0)
    throw new Problem('bad-input', 'savings-cell-bad', { file, row, column, text });
  return column === 'item' ? text : bare;
}
