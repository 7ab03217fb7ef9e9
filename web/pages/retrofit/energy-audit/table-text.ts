/** A table as csv, as the import of findings and measures reads it: a row of names, then the values below them; null is empty. */
export function tableText<K extends string>(columns: readonly K[], rows: readonly Readonly<Record<K, string | null>>[]): string {
  const cell = (value: string | null): string => `"${(value ?? '').replaceAll('"', '""')}"`;
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(',')), ''].join('\n');
}
