import { setPost } from '#cli/stated-as-read.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '#main.ts';
import { programScope, type Role } from '#kernel/scope.ts';
import { demoOfficers, demoPassword } from '#kernel/demo-accounts.ts';
import { organisationCount } from '../../../test/city/casework.ts';
import {
  expertAccount,
  inspectorAccount,
  inspectorCount,
  peopleFile,
  seatedExperts,
  trainingFile,
} from '../../../test/city/casework-people.ts';
import { city, counties } from '../../../test/city/place.ts';
import type { ProgramOutput } from '#cli/command-context.ts';
import { runImport } from '#cli/follow.ts';

type Procedure = Awaited<ReturnType<ProgramOutput['client']['procedures']['show']>>['held'];
type Roles = Readonly<Record<string, { readonly who: string }>>;

const two = (number: number): string => String(number).padStart(2, '0');

export const applicantCode = (number: number): string => `示例单位-${two(number + 1)}`;
export const applicantAccount = (number: number): string => `示例申报单位${two(number + 1)}`;

/** Firms and institutes that apply, build and draft. */
function organisationsFile(): string {
  const kinds = ['建设集团', '房地产公司', '设计研究院', '建筑科技公司', '物业服务公司'];
  const rows = Array.from({ length: organisationCount }, (_, at) =>
    [
      applicantCode(at),
      `示例${kinds[at % kinds.length]}${two(at + 1)}（示范数据）`,
      'enterprise',
      counties[at % counties.length]?.code,
    ].join(),
  );
  return ['单位代码,单位名称,单位类型,行政区划', ...rows, ''].join('\n');
}

export const projectCode = (number: number): string => `示范工程-${two(number + 1)}`;

/** A project of each firm, for the cases that are about one. */
function projectsFile(): string {
  const rows = Array.from({ length: organisationCount }, (_, at) =>
    [projectCode(at), `示范数据：示例工程${two(at + 1)}`, counties[at % counties.length]?.code, applicantCode(at), '为演示编造'].join(),
  );
  return ['code,name,region,organisation,note', ...rows, ''].join('\n');
}

/**
 * The prerequisites of the first case: firms and their projects, people, courses, accounts, posts, budgets. Running it twice changes
 * nothing.
 */
export async function openOffice(
  at: ProgramOutput,
  access: App['slices']['access'],
  directory: string,
  today: string,
  procedures: ReadonlyMap<string, Procedure>,
): Promise<void> {
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  const put = async (name: string, text: string): Promise<string> => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };
  await runImport(quiet, {
    path: await put('示例单位.csv', organisationsFile()),
    begin: (file) => at.client.place.importOrganisations({ file, wait: false }),
  });
  await runImport(quiet, {
    path: await put('示例工程.csv', projectsFile()),
    begin: (file) => at.client.project.importProjects({ file, wait: false }),
  });
  await addAccounts(access);
  await runImport(quiet, {
    path: await put('示例专家.csv', peopleFile()),
    begin: (file) => at.client.people.importPeople({ file, wait: false }),
  });
  await runImport(quiet, {
    path: await put('示例培训.csv', trainingFile(Number(today.slice(0, 4)))),
    begin: (file) => at.client.people.training.importFile({ file, wait: false }),
  });
  for (const [id, { roles }] of procedures) await fillPosts(at, id, roles as Roles);
  await stateBudgets(at, Number(today.slice(0, 4)));
  await stateQuotas(at, Number(today.slice(0, 4)));
}

/** A made-up budget of the city for each of four years. */
async function stateBudgets({ client }: ProgramOutput, last: number): Promise<void> {
  const asked = { procedure: 'energy-subsidy', region: city.code };
  const { budgets } = await client.caseMoney.budgets(asked);
  for (const year of [last - 3, last - 2, last - 1, last])
    if (budgets.every((one) => one.year !== year || one.region !== city.code))
      await client.caseMoney.setBudget({ ...asked, year, amount: '200000.00', note: '示范数据：预算' });
}

/** Yearly quotas for rural houses, a made-up number for each county and year. */
async function stateQuotas({ client }: ProgramOutput, year: number): Promise<void> {
  const { quotas } = await client.caseMoney.quotas({ procedure: 'rural-house-retrofit' });
  const had = new Set(quotas.filter(({ versions }) => versions.length > 0).map((one) => `${one.region}/${one.year}`));
  for (const { code: region } of counties)
    for (const one of [year - 1, year])
      if (!had.has(`${region}/${one}`))
        await client.caseMoney.setQuota({ procedure: 'rural-house-retrofit', region, year: one, quota: 60, note: '示范数据：名额' });
}

async function addAccounts(access: App['slices']['access']): Promise<void> {
  const there = new Set((await access.users()).map(({ name }) => name));
  const add = async (name: string, role: Role, place: { region?: string; organisation?: string }) => {
    if (!there.has(name)) await access.addUser(programScope, { name, role, ...place, password: demoPassword });
  };
  for (const [post, { name }] of Object.entries(demoOfficers))
    await add(name, 'bureau', { region: post === 'county' ? (counties[0]?.code ?? city.code) : city.code });
  for (let at = 0; at < organisationCount; at += 1) await add(applicantAccount(at), 'owner', { organisation: applicantCode(at) });
  for (let at = 1; at <= seatedExperts; at += 1) await add(expertAccount(at), 'viewer', { region: city.code });
  for (let at = 1; at <= inspectorCount; at += 1) await add(inspectorAccount(at), 'bureau', { region: city.code });
}

/** Who holds which post: the approver is never the one who checks. */
export function officerOf(role: string): string {
  if (role === 'chief' || role === 'county') return demoOfficers.chief.name;
  if (role === 'cashier') return demoOfficers.cashier.name;
  return role === 'assessor' ? demoOfficers.assessor.name : demoOfficers.clerk.name;
}

async function fillPosts({ client }: ProgramOutput, id: string, roles: Roles): Promise<void> {
  const [place] = counties;
  for (const [role, { who }] of Object.entries(roles)) {
    if (who !== 'post') continue;
    const holder = officerOf(role);
    await setPost(client, { holder, role: `${id}/${role}`, region: city.code });
    if (holder !== demoOfficers.clerk.name || place === undefined) continue;
    await setPost(client, { holder: demoOfficers.county.name, role: `${id}/${role}`, region: place.code });
    if (id === 'complaint')
      await setPost(client, { holder: demoOfficers.county.name, role: `${id}/${role}`, region: city.code, insteadOf: holder });
  }
}
