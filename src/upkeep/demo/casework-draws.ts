import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { organisationCount } from '../../../test/city/casework.ts';
import { city } from '../../../test/city/place.ts';
import type { Office } from './casework-acts.ts';
import { applicantCode } from './casework-office.ts';

/**
 * How long after its announcement the outcome of the demo's source becomes known, ms; the next delay is used if a busy machine was too
 * late.
 */
const knownAfter = [3000, 12_000, 60_000] as const;

/** Two draws: one that was completed, whose objects are inspected now, and one that no one revealed. */
export async function drawTwice(office: Office): Promise<void> {
  const { client, upload } = office.at;
  const put = async (name: string, text: string): Promise<string> => {
    await writeFile(join(office.directory, name), text);
    return upload(join(office.directory, name));
  };
  const objects = office.buildings
    .slice(-60)
    .map(
      ({ code }, at) => `${code},示例项目 ${at + 1}（示范数据）,${at % 3 === 0 ? '在建' : '竣工'},${applicantCode(at % organisationCount)}`,
    );
  const { inspectors } = await inspectorsFile(office);
  const files = {
    objects: await put('抽查对象.csv', ['code,name,stratum,organisation', ...objects, ''].join('\n')),
    people: await put('检查人员.csv', inspectors),
  };
  const announce = async (name: string, [after = 0, ...longer]: readonly number[] = knownAfter) => {
    const known = Date.now() + after;
    const plan = { name, region: city.code, objects: { 在建: { rate: '1/5', atLeast: 3 }, 竣工: { rate: '0.1' } } };
    const source = { source: '示范数据：示例摇号', knownFrom: new Date(known).toISOString() };
    const whole = { ...plan, people: { each: 2, most: 6 }, ...source, begin: 'random-inspection' };
    try {
      const { draw } = await client.draws.announce({ plan: await put('抽查方案.json', JSON.stringify(whole)), ...files });
      return { draw, known };
    } catch (error) {
      if (!(error instanceof ProblemAnswer && error.document.code === 'too-late') || longer.length === 0) throw error;
      return announce(name, longer);
    }
  };
  const { draw, known } = await announce('示范数据：建筑节能双随机抽查');
  await announce('示范数据：未开奖即中止的抽查');
  await pause(Math.max(0, known - Date.now()) + 50);
  await client.draws.reveal({ draw, randomness: '示范数据 03 11 17 22 26 30 + 08' });
}

async function inspectorsFile({ at }: Office): Promise<{ inspectors: string }> {
  const { people } = await at.client.people.list({ kind: 'inspector', limit: 100 });
  const rows = people.map(({ code, name, kind, organisation }) => [code, name, kind, organisation].join());
  return { inspectors: ['code,name,kind,organisation', ...rows, ''].join('\n') };
}
