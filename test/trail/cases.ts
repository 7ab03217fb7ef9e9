import { mark, outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const building = `${mark}-B`;

const procedure = (version: number) => `kind: procedure
id: own
version: ${version}
status: CITY
source: {document: 示例, clause: 一}
links: {organisation: optional, building: optional}
roles: {clerk: {who: post}, applicant: {who: applicant}, expert: {who: panel}}
fields:
  area: {type: decimal, decimals: 2}
  amount: {type: money, compute: {multiply: [area, 10]}}
  part: {type: money}
  contact: {type: text, personal: true}
  accountHolder: {type: text, personal: true}
  accountNumber: {type: text, personal: true}
evidence: {report: {types: [pdf]}}
panels: {experts: {from: expert, size: 2, quorum: 1, pass: {atLeast: 1/2, of: votes}}}
states: {draft: {start: true, limit: none}, check: {limit: none}, granted: {limit: none}, due: {limit: none}, closed: {end: true}}
transitions:
  submit: {from: draft, to: check, by: clerk, form: [area], optional: [contact, accountHolder, accountNumber]}
  accept: {from: check, to: check, by: clerk, document: acceptance, effects: [{set: building.greenAcceptance, to: true}]}
  add: {from: check, to: check, by: applicant, form: [contact], evidence: [report]}
  grant: {from: check, to: granted, by: clerk, effects: [{grant: amount}]}
  order: {from: granted, to: due, by: clerk, form: [part]}
  pay: {from: due, to: granted, by: clerk, effects: [{pay: part}]}
  close: {from: [check, granted], to: closed, by: clerk, panel: {experts: pass}}
`;

/** A procedure, the key that has its post, and two experts, one of whom belongs to that key. */
export async function settleCases({ local, send }: Walk): Promise<void> {
  await local.procedures.add({ name: 'own.yaml', text: procedure(1) });
  for (const role of ['own/clerk', 'complaint/clerk'])
    await local.people.posts.set({ holder: 'key:bureau-0', role, region: outsideRegion });
  const people = `code,name,kind,region,user\nCE1,甲,expert,${outsideRegion},key:bureau-0\nCE2,乙,expert,${outsideRegion},\n`;
  await local.people.importPeople({ file: await send(people) });
}

const begun = ({ answers }: Walk) => ({ case: answers['cases.begin']?.['case'] as string });
const experts = (...people: readonly string[]) => ({ panel: 'experts', people });
const steps = async (walk: Walk, ...taken: readonly (readonly [string, Record<string, string>?])[]) => {
  for (const [transition, fields] of taken) await walk.bureau().cases.take({ ...begun(walk), transition, ...(fields && { fields }) });
};
const linked = async ({ local, ...walk }: Walk, role: string, person?: string) => {
  const { token } = await local.cases.link({ case: walk.answers['cases.begin']?.['case'] as string, role, ...(person && { person }) });
  return { token };
};
const bureau = (walk: Walk) => walk.bureau();
const head = async (walk: Walk) => (await walk.bureau().cases.show(begun(walk))).head;
const against = { panel: 'experts', ballot: 'no' };

/** Cases from beginning to end, in order: each step depends on the previous ones. */
export const cases: readonly Step[] = [
  ['cases.importCases'],
  ['cases.begin', () => ({ procedure: 'own', building }), bureau],
  ['cases.weigh', (walk) => ({ ...begun(walk), transition: 'submit', fields: { area: '5.00' } }), bureau],
  ['cases.take', (walk) => ({ ...begun(walk), transition: 'submit', fields: { area: '5.00', contact: '张三' } }), bureau],
  ['cases.back', (walk) => ({ ...begun(walk), note: '误办' }), bureau],
  [
    'cases.seat',
    async (walk) => {
      await steps(walk, ['submit', { area: '5.00', contact: '张三', accountHolder: '张三', accountNumber: '6222' }], ['accept']);
      return { ...begun(walk), ...experts('CE1', 'CE2') };
    },
    bureau,
  ],
  ['cases.correct', (walk) => ({ ...begun(walk), step: 'accept', note: '误办', withdraw: true }), bureau],
  ['cases.vote', async (walk) => ({ ...begun(walk), panel: 'experts', ballot: 'yes', seen: await head(walk) }), bureau],
  ['/cases/{case}/documents/{document}', (walk) => `/cases/${begun(walk).case}/documents/acceptance`],
  ['cases.link', (walk) => ({ ...begun(walk), role: 'applicant' })],
  ['cases.linked.show', ({ answers }) => ({ token: answers['cases.link']?.['token'] })],
  ['cases.linked.weigh', ({ answers }) => ({ token: answers['cases.link']?.['token'], transition: 'add', fields: { contact: '李四' } })],
  [
    'cases.linked.take',
    async (walk) => ({
      token: walk.answers['cases.link']?.['token'],
      transition: 'add',
      fields: { contact: '李四' },
      evidence: [{ kind: 'report', file: await walk.sendByLink(walk.answers['cases.link']?.['token'], 'r.pdf', '%PDF-1.7 …') }],
      seen: await head(walk),
    }),
  ],
  ['/cases/{case}/evidence/{n}', (walk) => `/cases/${begun(walk).case}/evidence/1`],
  ['cases.linked.vote', async (walk) => ({ ...(await linked(walk, 'expert', 'CE2')), ...against, seen: await head(walk) })],
  ['caseDocuments.linked.list', ({ answers }) => ({ token: answers['cases.link']?.['token'] })],
  ['caseDocuments.linked.get', ({ answers }) => ({ token: answers['cases.link']?.['token'], document: 'acceptance' })],
  ['cases.recuse', (walk) => ({ ...begun(walk), ...experts('CE2') }), bureau],
  [
    'caseMoney.returned',
    async (walk) => {
      await steps(walk, ['grant'], ['order', { part: '10.00' }]);
      const text = `付款编号,应付金额,结果,原因\n${begun(walk).case}/1,10.00,支付成功,\n`;
      return {
        procedure: 'own',
        file: await walk.world.upload('回单.csv', text, await walk.world.secretOf('bureau', { region: outsideRegion })),
      };
    },
    bureau,
  ],
  [
    'cases.move',
    async (walk) => {
      await walk.local.procedures.add({ name: 'own-2.yaml', text: procedure(2) });
      return { ...begun(walk), version: 2, note: '换版' };
    },
  ],
  ['cases.erase', (walk) => ({ ...begun(walk), fields: ['contact'], note: '本人申请' })],
  [
    'cases.open.begin',
    () => ({
      procedure: 'complaint',
      region: outsideRegion,
      fields: { matter: 'energy', place: '某小区 3 号楼', text: '外窗未按节能设计施工，冬季结露。', phone: '13800000000' },
    }),
  ],
  ['caseDocuments.offices.set'],
  ['caseMoney.setBudget'],
  ['caseMoney.setQuota'],
];
