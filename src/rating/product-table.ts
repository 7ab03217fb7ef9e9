import type { Finding } from '#kernel/finding.ts';
import { cellAt, cellFault, columnsIn, decimal, yesOrNo, type Column } from './table-columns.ts';

const columns = [
  { field: 'product', names: { zh: '产品名称', en: 'product' }, also: ['产品', '材料名称', '名称'] },
  { field: 'certificate', names: { zh: '证书编号', en: 'certificate' }, also: ['认证证书编号', '证书号'] },
  { field: 'category', names: { zh: '类别', en: 'category' } },
  { field: 'quantity', names: { zh: '用量', en: 'quantity' }, also: ['数量'] },
  { field: 'unit', names: { zh: '单位', en: 'unit' } },
  { field: 'costYuan', names: { zh: '造价（元）', en: 'cost (yuan)' }, also: ['造价', '金额', '金额（元）', 'cost', '造价(元)'] },
  { field: 'certified', names: { zh: '是否绿色建材', en: 'certified' }, also: ['是否认证', '绿色建材'] },
  { field: 'validTo', names: { zh: '有效期至', en: 'valid to' } },
] as const satisfies readonly Column[];

const numbers: readonly string[] = ['quantity', 'costYuan'];

/** Reads a list of products into what `materials` takes; null where it has no column of products. */
export function readProductTable(
  header: readonly string[],
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
): { input: { products: Record<string, unknown>[] }; faults: Finding[] } | null {
  const at = columnsIn(header, columns);
  if (!at.has('product')) return null;
  const faults: Finding[] = [];
  const products = rows.map(({ row, cells }) => {
    const product: Record<string, unknown> = {};
    for (const { field } of columns) {
      const text = cellAt(cells, at.get(field));
      if (text === undefined) continue;
      const value = field === 'certified' ? yesOrNo(text) : numbers.includes(field) ? decimal(text) : text;
      if (value === null) faults.push(cellFault(row, header[at.get(field) ?? 0] ?? '', text, field === 'certified' ? '是, 否' : '123.45'));
      else product[field] = value;
    }
    return product;
  });
  return { input: { products }, faults };
}
