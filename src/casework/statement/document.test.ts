import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { issuedDocument } from './document.ts';
import type { StatementHead } from './facts.ts';

const paper = { title: '告知书', blocks: [{ kind: 'text', text: '正文' }], signed: [] } as const;
const known = { received: Date.UTC(2026, 2, 1, 16, 5), recorded: Date.UTC(2026, 2, 2) };
const head: StatementHead = { number: 'XEGZ-140302-2026-0002', day: '2026-03-02', known, follows: null };

const textOf = async (given: StatementHead, indicative = false): Promise<string> => {
  const files = unzipSync(await issuedDocument(paper, given, { indicative }));
  return new TextDecoder().decode(files['word/document.xml']).replaceAll(/<[^>]+>/gu, '');
};

test('a document says its number, its day, and when it was known, in the time of China', async () => {
  expect(await textOf(head)).toBe(
    '告知书编号：XEGZ-140302-2026-0002正文本件按截至2026年3月2日 0时05分（北京时间）收到并记录的数据和文件编制。签发单位：＿＿＿＿＿＿＿＿＿＿签发日期：2026年3月2日',
  );
});

test('one that is indicative says so before all else', async () => {
  expect(await textOf(head, true)).toContain('0002【参考】本件所依据的限额、系数或文件尚有未核实之处，仅供参考，不作为正式文件。正文');
});

test('one that follows another says what differs from it, and why', async () => {
  const use = {
    code: 'use',
    name: { zh: '年用量', en: 'use' },
    unit: 'kWh',
    issued: 1000,
    now: 1234.567,
    why: ['readings', 'facts'],
  } as const;
  const verdict = {
    code: 'v',
    name: { zh: '判定', en: 'v' },
    unit: '',
    issued: 'within',
    now: null,
    issuedSaid: { zh: '以内', en: '' },
    why: ['knowledge'],
  } as const;
  const said = await textOf({ ...head, follows: { number: 'XEGZ-140302-2026-0001', day: '2026-02-01', differences: [use, verdict] } });
  expect(said).toContain('本件变更2026年2月1日签发的 XEGZ-140302-2026-0001，以本件为准。');
  expect(said).toContain(
    '年用量（kWh）1,0001,234.57读数有新到、更正或撤销、建筑或表计资料有变更判定以内无所依据的限额、系数或文件有新版本',
  );
});
