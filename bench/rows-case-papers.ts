import { writeFile } from 'node:fs/promises';
import { clock, type Result, type Row } from './table.ts';
import { share, took, type Yard } from './yard.ts';

const payments = 2000;

const procedure = `kind: procedure
id: bench-grant
version: 1
status: CITY
source: {document: bench, clause: '1'}
roles: {clerk: {who: post}}
fields:
  amount: {type: money}
  accountHolder: {type: text, personal: true}
  accountNumber: {type: text, personal: true}
states: {open: {start: true}, granted: {limit: none}, paid: {end: true}}
limits: {open: {in: [open], days: 100}}
transitions:
  grant: {from: open, to: granted, by: clerk, form: [amount, accountHolder, accountNumber], document: certificate, effects: [{grant: amount}]}
  pay: {from: granted, to: paid, by: clerk, effects: [{pay: amount}]}
`;

async function p95(times: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let at = 0; at < times; at += 1) spent.push((await took(() => work(at))).seconds);
  return share(spent, 0.95);
}

/** Cases that were granted money, each by the steps that people take. */
async function granted({ client }: Yard): Promise<string[]> {
  const codes: string[] = [];
  for (let at = 0; at < payments; at += 1) {
    const { case: code } = await client.cases.begin({ procedure: 'bench-grant', region: '140302', for: 'key:bench-grant' });
    const fields = { amount: `${1000 + at}.50`, accountHolder: `户 ${at}`, accountNumber: `62220000${at}` };
    await client.cases.take({ case: code, transition: 'grant', fields, for: 'key:bench-grant' });
    codes.push(code);
  }
  return codes;
}

async function run(yard: Yard): Promise<Result> {
  const { client, app, file, upload } = yard;
  await client.procedures.add({ name: 'bench-grant.yaml', text: procedure });
  await client.access.keys.create({ name: 'bench-grant', role: 'bureau', region: '140300' });
  await client.people.posts.set({ holder: 'key:bench-grant', role: 'bench-grant/clerk', region: '140300' });
  await client.caseMoney.setBudget({ procedure: 'bench-grant', region: '140300', year: new Date().getFullYear(), amount: '1000000000' });
  const made = await took(() => granted(yard));
  const codes = (await client.caseMoney.payments({ procedure: 'bench-grant' })).payments.map((one) => one.case);
  const local = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;
  const word = await p95(50, (at) => app.slices.caseDocuments.word(local, { case: codes[at] as string, document: 'certificate' }));
  const list = await p95(10, () => client.caseMoney.payments({ procedure: 'bench-grant' }));
  const path = file('return.csv');
  await writeFile(path, `付款编号,结果\n${codes.map((code) => `${code}/1,支付失败`).join('\n')}\n`);
  const id = await upload(path);
  const returned = await took(() => client.caseMoney.returned({ procedure: 'bench-grant', file: id }));
  return {
    ours: `certificate p95 ${clock(word)}, list of ${payments} p95 ${clock(list)}`,
    cpu: made.cpu,
    note: `${payments} grants under a budget in ${clock(made.seconds)}; a return of ${payments} rows read in ${clock(returned.seconds)}`,
  };
}

export const casePapersRow: Row = {
  name: 'case-papers',
  what: `cases: a certificate as Word, a list of ${payments} payments`,
  must: '—',
  run,
};
