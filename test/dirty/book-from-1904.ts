import { crc32 } from 'node:zlib';

type Cell = string | number;

/** A workbook that counts days from 1904, with plain numbers and texts as cells. @example bookFrom1904([['d', 'kWh'], [44196, 5]]) */
export function bookFrom1904(rows: readonly (readonly Cell[])[]): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const related = (id: string, what: string, target: string): string =>
    `<Relationships><Relationship Id="${id}" Type="${type}/${what}" Target="${target}"/></Relationships>`;
  const cellOf = (cell: Cell, at: string): string =>
    typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="str"><v>${cell}</v></c>`;
  const data = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellOf(cell, `${String.fromCodePoint(65 + column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': related('rId1', 'officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': related('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data.join('')}</sheetData></worksheet>`,
  });
}

/** An archive of these parts, unchanged. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []];
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(raw.length, 14);
    fields.writeUInt32LE(raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(Buffer.concat(bodies).length, 10);
    bodies.push(Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), raw);
    heads.push(Buffer.from('PK\u0001\u0002\u0014\0'), fields, place, Buffer.from(name));
  }
  const [body, directory, end] = [Buffer.concat(bodies), Buffer.concat(heads), Buffer.alloc(22)];
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}
