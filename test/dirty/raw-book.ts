import { zipOf } from './book-from-1904.ts';

/** A text, a number, a number with the index of its style, or a whole cell with `@` for its name. */
export type RawCell = string | number | null | readonly [number: number, style: number] | { readonly raw: string };
export type RawSheet = { readonly name: string; readonly xml: string; readonly state?: string };

type How = { readonly styles?: readonly string[]; readonly isFrom1904?: boolean; readonly isStrict?: boolean };

/** A workbook built from the raw parts of its sheets, which no library would write this way. Styles are counted from 1. */
export function rawBook(sheets: readonly RawSheet[], { styles = [], isFrom1904 = false, isStrict = false }: How = {}): Buffer {
  const host = isStrict ? 'http://purl.oclc.org/ooxml' : 'http://schemas.openxmlformats.org';
  const type = `${host}/officeDocument/${isStrict ? '' : '2006/'}relationships`;
  const relation = (id: string, what: string, target: string): string =>
    `<Relationship Id="${id}" Type="${type}/${what}" Target="${target}"/>`;
  const own = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  const names = sheets.map(
    ({ name, state = 'visible' }, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const formats = styles.map((format, at) => `<numFmt numFmtId="${200 + at}" formatCode="${format}"/>`);
  const uses = styles.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${own.join('')}${relation('rId98', 'styles', 'styles.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r">${isFrom1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${names.join('')}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${uses.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${xml}</worksheet>`])),
  });
}

/** The rows of a sheet. @param told attributes of rows by their number */
export function sheetXml(rows: readonly (readonly RawCell[])[], told: Readonly<Record<number, string>> = {}, behind = ''): string {
  const cellOf = (cell: RawCell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${at}" t="str"><v>${cell}</v></c>`;
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    return 'raw' in cell ? cell.raw.replace('@', at) : `<c r="${at}" s="${cell[1]}"><v>${cell[0]}</v></c>`;
  };
  const written = rows.map((cells, row) => {
    const own = cells.map((cell, column) => cellOf(cell, `${String.fromCodePoint(65 + column)}${row + 1}`));
    return `<row r="${row + 1}" ${told[row + 1] ?? ''}>${own.join('')}</row>`;
  });
  return `<sheetData>${written.join('')}</sheetData>${behind}`;
}
