import { outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const survey = `id: S1
region: '${outsideRegion}'
k: 5
questions:
  - {id: warm, type: scale, title: 冬季室温, options: [1, 2, 3, 4, 5]}
`;
const dayMs = 86_400_000;
const drawn = ({ answers }: Walk) => ({ draw: answers['draws.announce']?.['draw'] as string });
const draw = async ({ send }: Walk) => {
  const known = new Date(Date.now() + 7 * dayMs).toISOString();
  const plan = `name: 抽查\nregion: '${outsideRegion}'\nobjects: {all: {count: 2}}\nsource: 福彩双色球\nknownFrom: ${known}\n`;
  return { plan: await send(plan, 'plan.yaml'), objects: await send('code,name,stratum\nB1,一号楼,all\nB2,二号楼,all\nB3,三号楼,all\n') };
};
const link = ({ answers }: Walk) => ({ link: (answers['surveys.invite']?.['links'] as { link: string }[] | undefined)?.[0]?.link });

/** What people are asked, and what is drawn by lot. */
export const asking: readonly Step[] = [
  ['draws.check', draw],
  ['draws.announce', draw],
  [
    'draws.reveal',
    (walk) => {
      walk.later(8 * dayMs);
      return { ...drawn(walk), randomness: '03 11 17 22 28 31 + 09' };
    },
  ],
  [
    'draws.replace',
    (walk) => ({
      ...drawn(walk),
      object: (walk.answers['draws.reveal']?.['drawn'] as { code: string }[] | undefined)?.[0]?.code,
      why: '已拆除',
    }),
  ],
  ['surveys.create', async ({ send }) => ({ file: await send(survey, 's.yaml') })],
  [
    'surveys.createFrom',
    async ({ local, send }) => {
      await local.standards.importStandards({ file: await send('code,name,kind,status\n3.6.1.0.1,示例标准,local,issued\n', 'std.csv') });
      return { questionnaire: 'questionnaire/standard', id: 'S2', standard: '3.6.1.0.1', region: outsideRegion };
    },
  ],
  ['surveys.invite', async ({ send }) => ({ survey: 'S1', file: await send('code,group\na1,A\na2,A\n') })],
  ['surveys.link.open', link],
  ['surveys.link.answer', (walk) => ({ ...link(walk), set: { warm: '3' } })],
  ['surveys.close', () => ({ survey: 'S1' })],
];
