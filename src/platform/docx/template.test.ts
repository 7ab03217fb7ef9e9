import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWord } from './docx.ts';
import { fillTemplate, openTemplate, tagsIn } from './template.ts';

const dated = Date.parse('2026-03-20T00:00:00Z');
const paperOf = (...texts: string[]) =>
  writeWord({ title: '证书 {case.code}', blocks: texts.map((text) => ({ kind: 'text', text })), signed: ['{day}'], dated });
const textOf = (docx: Uint8Array): string =>
  Buffer.from(unzipSync(docx)['word/document.xml'] ?? [])
    .toString('utf8')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|');
const changed = async (change: (parts: Record<string, Uint8Array>) => void) => {
  const parts = unzipSync(await paperOf('{a}'));
  change(parts);
  return zipSync(parts);
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a template', () => {
  it('is filled with texts and rows; a missing value is a dash, and only own properties of the data are used', async () => {
    const template = await openTemplate('t.docx', await paperOf('{star} 星 {none} {constructor}', '{#rows}', '{name}：{star}', '{/rows}'));
    const filled = fillTemplate(
      't.docx',
      template,
      { 'case.code': 'A-1', day: '2026年3月20日', star: '<2>', rows: [{ name: '甲' }, { name: '乙', star: '3' }] },
      dated,
    );
    expect(textOf(filled)).toContain('证书 A-1');
    expect(textOf(filled)).toContain('&lt;2&gt; 星 — —');
    expect(textOf(filled)).toMatch(/甲：&lt;2&gt;.*乙：3/u);
    expect(textOf(filled)).toContain('2026年3月20日');
  });

  it('gives the same bytes for the same data', async () => {
    const make = async () => fillTemplate('t.docx', await openTemplate('t.docx', await paperOf('{a}')), { a: '1' }, dated);
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });

  it('lists its tags, those of rows within theirs', async () => {
    const template = await openTemplate('t.docx', await paperOf('{a} {b.c} {a}', '{#rows}', '{name}', '{/rows}'));
    expect(tagsIn('t.docx', template)).toEqual([
      { name: 'case.code', tags: null },
      { name: 'a', tags: null },
      { name: 'b.c', tags: null },
      { name: 'rows', tags: [{ name: 'name', tags: null }] },
      { name: 'day', tags: null },
    ]);
  });

  it('with unclosed tags is refused with each of them', async () => {
    const template = await openTemplate('t.docx', await paperOf('{a', '{/b}'));
    expect(() => tagsIn('t.docx', template)).toThrow(expect.objectContaining({ code: 'template-tags' }));
    const raw = await openTemplate('t.docx', await paperOf('{@markup}'));
    expect(() => tagsIn('t.docx', raw)).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ evidence: { tag: '@markup', reason: 'raw' } })] }),
    );
  });

  it('that is not a docx, is truncated, has macros or loads something external is refused by name', async () => {
    const whole = await paperOf('{a}');
    const refused = async (content: Uint8Array, code: string) =>
      expect(openTemplate('坏.docx', content)).rejects.toMatchObject({ code, evidence: { name: '坏.docx' } });
    await refused(bytes('MZ…'), 'template-broken');
    await refused(whole.subarray(0, whole.length - 100), 'template-broken');
    await refused(zipSync({ 'a.txt': bytes('a') }), 'template-broken');
    await refused(await changed((parts) => (parts['word/vbaProject.bin'] = bytes('x'))), 'template-macro');
    const types = '[Content_Types].xml';
    const macro = (text: string) =>
      text.replace('vnd.openxmlformats-officedocument.wordprocessingml.document.main', 'vnd.ms-word.document.macroEnabled.main');
    await refused(await changed((parts) => (parts[types] = bytes(macro(Buffer.from(parts[types] ?? []).toString())))), 'template-macro');
    const link = (type: string) =>
      `<Relationships><Relationship Id="r" Type="http://x/${type}" Target="http://x/y" TargetMode="External"/></Relationships>`;
    await refused(
      await changed((parts) => (parts['word/_rels/settings.xml.rels'] = bytes(link('attachedTemplate')))),
      'template-reaches-out',
    );
    await openTemplate('好.docx', await changed((parts) => (parts['word/_rels/x.xml.rels'] = bytes(link('hyperlink')))));
  });

  it('that unpacks to far more than its size is refused', async () => {
    const bomb = await changed((parts) => (parts['word/media/x.xml'] = new Uint8Array(80_000_000)));
    expect(bomb.length).toBeLessThan(200_000);
    await expect(openTemplate('弹.docx', bomb)).rejects.toMatchObject({ code: 'template-too-large', evidence: { name: '弹.docx' } });
  });
});
