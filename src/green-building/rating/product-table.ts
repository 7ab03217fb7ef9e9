import { labelTerms } from '#kernel/label-terms.ts';
import type { Finding } from '#kernel/finding.ts';
import { cellAt, cellFault, columnsIn, decimal, yesOrNo, type Column } from './table-columns.ts';

const columns = [
  { field: 'product', names: labelTerms.productName, also: ['产品', '材料名称', '名称'] },
  { field: 'certificate', names: labelTerms.certificate, also: ['认证证书编号', '证书号'] },
  { field: 'category', names: labelTerms.category },
  { field: 'quantity', names: { zh: '用量', en: 'quantity' }, also: ['数量'] },
  { field: 'unit', names: labelTerms.unit },
  { field: 'costYuan', names: labelTerms.costYuan, also: ['造价', '金额', '金额（元）', 'cost', '造价(元)'] },
  { field: 'certified', names: { zh: '是否绿色建材', en: 'certified' }, also: ['是否认证', '绿色建材'] },
  { field: 'validTo', names: labelTerms.validTo },
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
