import { inflateRawSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { writeWord } from './docx.ts';

/** The text of one entry of a zip, by its local header. */
function entry(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = buffer.readUInt32LE(end + 16);
  for (let count = buffer.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [packed, nameLength, extra, comment, start] = [
      buffer.readUInt32LE(at + 20),
      ...[28, 30, 32].map((place) => buffer.readUInt16LE(at + place)),
      buffer.readUInt32LE(at + 42),
    ] as [number, number, number, number, number];
    if (buffer.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const body = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28);
      return inflateRawSync(buffer.subarray(body, body + packed)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name}`);
}

test('a paper has the layout of official documents: A4, 156 mm of text, size 3, exact lines, page numbers on both sides', async () => {
  const bytes = await writeWord({
    title: '规划条件',
    addressed: '阳泉市：',
    note: '示范数据',
    blocks: [
      { kind: 'heading', level: 1, text: '一、指标' },
      { kind: 'text', text: '绿色建筑等级不低于二星级 & <更高>。' },
      { kind: 'quote', text: '“执行二星级及以上标准”' },
      { kind: 'table', header: ['序号', '指标'], rows: [['1', '甲\n乙']], widths: [0.2, 0.8] },
    ],
    signed: ['2026年3月1日'],
  });
  const xml = entry(bytes, 'word/document.xml');
  expect(/<w:pgSz.*?>/u.exec(xml)?.[0]).toContain('w:w="11906" w:h="16838"');
  expect(/<w:pgMar.*?>/u.exec(xml)?.[0]).toContain('w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"');
  for (const said of [
    '绿色建筑等级不低于二星级 &amp; &lt;更高&gt;。',
    'w:eastAsia="方正小标宋简体"',
    'w:tblHeader',
    'w:line="578" w:lineRule="exact"',
  ])
    expect(xml.includes(said), said).toBe(true);
  expect(xml.indexOf('示范数据')).toBeLessThan(xml.indexOf('规划条件'));
  expect(entry(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
});

test('a paper with its date has the same bytes whenever it is written', async () => {
  const paper = { title: '告知书', blocks: [{ kind: 'text', text: '甲' }], signed: [], dated: Date.UTC(2026, 2, 1) } as const;
  const hours = [0, 3.5, 30].map((late) => Date.UTC(2027, 5, 1) + late * 3_600_000);
  const written: Uint8Array[] = [];
  for (const at of hours) {
    vi.useFakeTimers({ now: at, toFake: ['Date'] });
    written.push(await writeWord(paper).finally(() => vi.useRealTimers()));
  }
  expect(new Set(written.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(1);
  expect(entry(written[0] as Uint8Array, 'docProps/core.xml')).toContain('>2026-03-01T00:00:00.000Z<');
  expect(entry(written[0] as Uint8Array, 'word/document.xml')).toContain('甲');
});
