import type { Table } from '#platform/tables/table.ts';

/**
 * A table whose columns are numbered and explained above, such as `Point_1:` next to the name of a point: the columns get these names.
 * Other files number their columns the same way, but their points differ.
 */
export function headingsExplained(table: Table): Table {
  const above = table.above ?? [];
  const names = table.header.map((heading) => {
    const at =
      heading.trim() === ''
        ? -1
        : above.findIndex((text) => /[:：]$/u.test(text.trim()) && text.trim().slice(0, -1).trim() === heading.trim());
    return at < 0 ? undefined : above[at + 1]?.trim();
  });
  const explained = names.filter((name) => name !== undefined);
  if (explained.length === 0 || new Set(explained).size < explained.length || explained.some((name) => /[:：]$|^$/u.test(name)))
    return table;
  const columns = table.header.flatMap((heading, at) => (names[at] === undefined ? [] : [`${heading} = ${names[at]}`]));
  table.findings.push({ code: 'headings-explained', severity: 'info', evidence: { columns: columns.slice(0, 20).join(', ') } });
  return { ...table, header: table.header.map((heading, at) => names[at] ?? heading) };
}
