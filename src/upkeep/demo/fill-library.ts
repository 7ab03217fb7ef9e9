import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '#client.ts';
import type { ProgramOutput } from '#cli/command-context.ts';
import { runImport } from '#cli/follow.ts';

type Level = Awaited<ReturnType<Client['standards']['table']>>['levels'][number];

/** Standards, products and a survey of the demo city: clearly made up, none of them is real. */
export async function fillLibrary(at: ProgramOutput, directory: string): Promise<void> {
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  const { levels } = await at.client.standards.table();
  const put = async (name: string, text: string): Promise<string> => {
    const path = join(directory, name);
    await writeFile(path, text);
    return path;
  };
  const standards = await put('standards.csv', demoStandards(levels));
  await runImport(quiet, { path: standards, begin: (file) => at.client.standards.importStandards({ file, wait: false }) });
  const catalogue = await put('catalogue.csv', demoCatalogue);
  await runImport(quiet, { path: catalogue, begin: (file) => at.client.catalogues.importCatalogue({ file, wait: false }) });
  await fillSurvey(at, put);
}

/** One standard for every leaf of the code table, and a second, which replaces it, for every third leaf and the last: 40 in all. */
function demoStandards(levels: readonly Level[]): string {
  const rows = levels
    .filter(({ leaf }) => leaf)
    .flatMap(({ code, zh }, index, { length }) => {
      const at = [...code.split('.'), '0', '0', '0'].slice(0, 4).join('.');
      const isReplaced = index % 3 === 0 || index === length - 1;
      const old = `${at}.1,示范-${code}-2017,示范数据：${zh}标准,地方,${isReplaced ? '废止' : '现行'},2017-0${(index % 9) + 1}-15,${isReplaced ? '' : `202${(index % 4) + 1}-06-10`},`;
      const drafting = index % 6 === 0;
      const next = `${at}.2,示范-${code}-2022,示范数据：${zh}标准（修订）,地方,${drafting ? '在编,,' : '现行,2022-05-20,'},示范-${code}-2017`;
      return isReplaced ? [old, next] : [old];
    });
  return ['体系编码,标准编号,名称,类型,状态,发布日期,复审日期,代替', ...rows, ''].join('\n');
}

const demoCatalogue = `编码,名称,目录,文件,条款,起,止
示范-1,示范产品：断桥铝合金窗,推广,示范目录（示范数据）,一,2024-01-01,2027-12-31
示范-2,示范产品：岩棉保温板,推广,示范目录（示范数据）,二,2024-01-01,2027-12-31
示范-3,示范产品：现场搅拌砂浆,限制,示范目录（示范数据）,三,2024-01-01,
示范-4,示范产品：实心黏土砖,禁止,示范目录（示范数据）,四,2020-01-01,
`;

/** @param building whose meters are shown with its users' answers; undefined if no building has any */
const demoSurvey = (building: string | undefined) => `id: 示范问卷
name: 示范数据：冬季室温问卷
region: "140300"
${building === undefined ? '' : `building: "${building}"\n`}k: 5
questions:
  - {id: 室温, type: scale, title: 冬季室温是否合适（1 很冷，5 很热）, options: [1, 2, 3, 4, 5]}
  - {id: 噪声, type: choice, title: 设备噪声, options: [可以接受, 太吵]}
  - {id: 意见, type: text, title: 其他意见}
`;

/** Of these groups the second is hidden, and the third as a consequence. */
const groups = { 甲座: 9, 乙座: 3, 丙座: 6, 丁座: 12 } as const;

async function fillSurvey(at: ProgramOutput, put: (name: string, text: string) => Promise<string>): Promise<void> {
  const { surveys, registry } = at.client;
  const building = (await registry.buildings({ region: '140300', hasMeters: true, limit: 1 })).buildings[0]?.code;
  await surveys.create({ file: await at.upload(await put('survey.yaml', demoSurvey(building))) });
  const people = Object.entries(groups).flatMap(([group, count]) => Array.from({ length: count }, (_, n) => `${group}${n + 1},${group}`));
  const list = await at.upload(await put('people.csv', ['code,group', ...people, ''].join('\n')));
  const { links } = await surveys.invite({ survey: '示范问卷', file: list });
  for (const [index, { link }] of links.entries()) {
    const words = index % 4 === 0 ? { 意见: '示范数据：早晨偏冷' } : {};
    await surveys.link.answer({ link, set: { 室温: String((index % 4) + 1), 噪声: index % 3 === 0 ? '太吵' : '可以接受', ...words } });
  }
  await surveys.close({ survey: '示范问卷' });
}
