import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openAnew, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let clerk: { name: string; password: string };

const label = `kind: procedure
id: star
version: 1
status: CITY
names: {zh: 示范标识, en: Sample label}
source: {document: 示例, clause: 一}
links: {organisation: optional}
roles:
  applicant: {who: applicant, names: {zh: 申报单位, en: Applicant}}
  clerk: {who: post, names: {zh: 经办人, en: Clerk}}
  expert: {who: panel, names: {zh: 专家, en: Expert}}
fields:
  star: {type: integer, min: 1, max: 3, names: {zh: 星级, en: Stars}}
panels: {experts: {from: expert, size: 5, quorum: 5, pass: {atLeast: 2/3, of: votes}, names: {zh: 评审专家, en: Experts}}}
numbers: {certificate: {pattern: 'NO.{star}-{year}-{seq}', per: [year], names: {zh: 证书编号, en: Certificate}}}
states:
  draft: {start: true, names: {zh: 填报中, en: Draft}}
  review: {limit: none, names: {zh: 评审中, en: Review}}
  granted: {end: true, names: {zh: 已认定, en: Granted}}
transitions:
  submit: {from: draft, to: review, by: [applicant, clerk], form: [star], names: {zh: 提交申报, en: Submit}}
  grant: {from: review, to: granted, by: clerk, panel: {experts: pass}, number: certificate, publish: {fields: [star]}, names: {zh: 认定并发证, en: Grant}}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await world.local.procedures.add({ name: 'star.yaml', text: label });
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'star/clerk', region: '140300' });
  const people = ['code,name,kind', ...['一', '二', '三', '四', '五'].map((name, at) => `E${at + 1},专家${name},expert`)].join('\n');
  await world.local.people.importPeople({ file: await world.upload('p.csv', people) });
});

afterAll(() => shown.stop());

test('an applicant with a link, five experts on phones and a clerk arrive at a certificate, which the applicant sees', async () => {
  const { world } = shown;
  const made = await world.local.cases.begin({ procedure: 'star', region: '140302', for: 'clerk' });
  const link = async (role: string, person?: string) =>
    (await world.local.cases.link({ case: made.case, role, ...(person !== undefined && { person }) })).token;

  const applicant = await shown.look({ language: 'zh', width: 390, height: 844 });
  await applicant.page.goto(`/case-link#${await link('applicant')}`);
  const form = applicant.page.getByRole('form', { name: '提交申报' });
  await form.getByLabel('星级（必填）').fill('2');
  await form.getByRole('button', { name: '办理：提交申报' }).click();
  await applicant.page.getByRole('heading', { level: 1, name: '示范标识 评审中' }).waitFor();
  expect(await a11yViolations(applicant)).toEqual([]);

  const office = await shown.look({ language: 'zh' });
  await signIn(office, clerk, `/cases/${made.case}`);
  const experts = ['E1', 'E2', 'E3', 'E4', 'E5'];
  await world.local.cases.seat({ case: made.case, panel: 'experts', people: experts, for: 'clerk' });
  // a phone shows the same for each of them: it is checked in each language and appearance, and the others vote by the same link
  for (const [at, person] of experts.entries()) {
    const token = await link('expert', person);
    if (at > 1) {
      const { head } = await world.local.cases.linked.show({ token });
      await world.local.cases.linked.vote({ token, panel: 'experts', ballot: 'yes', seen: head });
      continue;
    }
    const phone = await shown.look({ language: at === 0 ? 'en' : 'zh', width: 390, height: 844, dark: at === 1 });
    await openSignedOut(phone, `/case-link#${token}`);
    const votes = phone.page.getByRole('group', { name: /^(?:您的表决|Your vote)$/u });
    const ballot = votes.getByRole('button', { name: at === 0 ? 'Yes' : '反对' });
    await ballot.click();
    await expect.poll(() => ballot.getAttribute('aria-pressed')).toBe('true');
    await settled(phone);
    expect(await a11yViolations(phone)).toEqual([]);
    expect(await overTheEdge(phone)).toEqual([]);
    expectClean(phone);
  }
  await openAnew(office, office.page.url());
  await office.page.getByRole('button', { name: '办理：认定并发证' }).click();
  await office.page.getByRole('heading', { level: 1, name: '示范标识 已认定' }).waitFor();
  const number = (await world.local.cases.show({ case: made.case })).numbers['certificate'];
  expect(number).toMatch(/^NO\.2-\d{4}-1$/u);
  await office.page.getByText(String(number)).first().waitFor();
  expectClean(office);

  await applicant.page.reload();
  await applicant.page.getByRole('heading', { level: 1, name: '示范标识 已认定' }).waitFor();
  await applicant.page.getByText(String(number)).first().waitFor();
  expect(await a11yViolations(applicant)).toEqual([]);
  expect(await overTheEdge(applicant)).toEqual([]);
  expectClean(applicant);
});
