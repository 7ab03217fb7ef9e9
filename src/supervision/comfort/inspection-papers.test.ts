import { expect, test } from 'vitest';
import { inspectionPaper, orderPaper, type PaperSubject } from './inspection-papers.ts';
import type { ActKept, Inspection, JudgedMeasurement } from './facts.ts';

const measured: JudgedMeasurement = {
  client: 'a',
  at: '2026-07-01T02:00:00Z',
  instrument: { number: 'TH-12', accuracyK: 0.3, verifiedUntil: '2026-12-31' },
  rooms: [
    { room: '301', temperature: 23.5, verdict: 'outside' },
    { room: '302', temperature: 26.1, verdict: 'inside' },
  ],
  witness: null,
  note: null,
  season: 'cooling',
  limit: 26,
  margin: 0.3,
  verdict: 'outside',
  rule: { id: 'r', version: 1, source: { document: '国办发〔2007〕42号', clause: '第三条' }, status: 'RECALLED', indicative: true },
};
const kept = (n: number) => ({ n, by: '王工', recorded: new Date('2026-07-01T03:00:00Z') });
const subject: PaperSubject = { code: 'B1', name: '一号楼', address: null, owner: null, zone: 'Asia/Shanghai' };
const make = (...acts: ActKept[]): Inspection => ({
  id: 7,
  building: 'B1',
  state: 'measured',
  verdict: 'outside',
  season: 'cooling',
  due: null,
  acts,
  photos: [],
});
const inspect: ActKept = { ...kept(1), kind: 'inspect', detail: measured };
const notice: ActKept = { ...kept(2), kind: 'notice', detail: { due: '2026-08-01', text: '检修风机盘管' } };
const said = (paper: unknown): string => JSON.stringify(paper);

test('a record states rooms, instrument, limit, clause and how far the clause was verified', () => {
  const paper = said(inspectionPaper(make(inspect), subject));
  for (const part of [
    '2026年7月1日 10:00',
    'TH-12',
    '精度 0.3 K',
    '国办发〔2007〕42号第三条',
    '待核对标准原文',
    '不低于 26 ℃',
    '23.5',
    '超出限值',
  ])
    expect(paper).toContain(part);
  expect(paper).toContain('共测 2 个房间，0 个不能判定');
});

test('a record names what is missing: address, owner, witness, order, and that it is not closed', () => {
  const paper = said(inspectionPaper(make(inspect), subject));
  for (const part of ['没有登记建筑地址', '没有登记产权单位', '没有见证人', '尚未责令改正', '尚未办结']) expect(paper).toContain(part);
  expect(said(inspectionPaper(make(inspect, notice), subject))).toContain('已责令改正，尚未复查');
});

test('an order has the rooms, the day and the text, and warns of an unverified clause', () => {
  expect(orderPaper(make(inspect), subject)).toBeNull();
  const paper = said(orderPaper(make(inspect, notice), subject));
  for (const part of ['1 个房间', '2026年8月1日前改正', '检修风机盘管', '发出前须核对原文', '受送达单位须手工填写'])
    expect(paper).toContain(part);
  expect(said(orderPaper(make(inspect, notice), { ...subject, owner: '市机关事务局' }))).toContain('市机关事务局：');
});

test('an instrument with an expired verification is marked as such', () => {
  const late = { ...measured, instrument: { ...measured.instrument, verifiedUntil: '2026-06-30' } };
  expect(said(inspectionPaper(make({ ...inspect, detail: late }), subject))).toContain('检定已过期');
});
