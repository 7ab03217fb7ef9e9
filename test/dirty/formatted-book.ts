import { zipOf } from './book-from-1904.ts';

/** A text, a number, or a number with its display format. */
type Cell = string | number | readonly [number: number, format: string];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A workbook whose cells have number formats. @example formattedBook([['表号', '电量(万kWh)'], ['A1', [125000, '0!.0000']]]) */
export function formattedBook(rows: readonly (readonly Cell[])[]): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, what: string, target: string): string =>
    `<Relationship Id="${id}" Type="${type}/${what}" Target="${target}"/>`;
  const formats = [...new Set(rows.flat().flatMap((cell) => (typeof cell === 'object' ? [cell[1]] : [])))];
  const cellOf = (cell: Cell, at: string): string => {
    if (typeof cell === 'string') return `<c r="${at}" t="str"><v>${escaped(cell)}</v></c>`;
    const [number, style] = typeof cell === 'number' ? [cell, 0] : [cell[0], formats.indexOf(cell[1]) + 1];
    return `<c r="${at}" s="${style}"><v>${number}</v></c>`;
  };
  const data = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellOf(cell, `${String.fromCodePoint(65 + column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const own = formats.map((format, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/styles.xml': `<styleSheet><numFmts>${own.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data.join('')}</sheetData></worksheet>`,
  });
}
