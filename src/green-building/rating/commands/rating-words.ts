import { label } from '#cli/terms.ts';
import type { Client } from '#client.ts';
import type { Say } from '#cli/output.ts';
import { statusIn } from '#cli/fact-names.ts';
import { facts, number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type AnswerOf<K extends keyof Client['rating']> = Awaited<ReturnType<Client['rating'][K]>>;
type Rated = AnswerOf<'rate'>;
type Condition = Rated['unmet'][number];

function section(title: string, rows: readonly unknown[], body: () => string): string {
  return rows.length === 0 ? '' : `${title}\n${body()}`;
}

function gradeWord(grade: number | null, say: Say): string {
  if (grade === null) return say('不能评定等级', 'no grade');
  return grade === 0 ? label(say, 'basicLevel') : say(`${'一二三'.charAt(grade - 1)}星级`, `${grade} star${grade > 1 ? 's' : ''}`);
}

function yesNo(met: boolean | null, say: Say): string {
  return met === null ? label(say, 'unknown') : met ? label(say, 'yes') : label(say, 'no');
}

function conditionTable(rows: readonly Pick<Condition, 'what' | 'clause' | 'needs'>[], say: Say): string {
  return table(
    [
      { title: label(say, 'required'), cell: (row) => row.what },
      { title: label(say, 'provision'), cell: (row) => row.clause },
      { title: label(say, 'dependsOn'), cell: (row) => row.needs.join(', ') },
    ],
    rows,
  );
}

function categoryTable(rows: Rated['categories'], say: Say): string {
  return table(
    [
      { title: label(say, 'part'), cell: (row) => `${row.code} ${say(row.names.zh, row.names.en)}` },
      { title: label(say, 'points'), cell: (row) => row.score, number: true },
      { title: label(say, 'most'), cell: (row) => row.max, number: true },
      { title: say('最低', 'floor'), cell: (row) => row.floor, number: true },
      { title: say('达到', 'met'), cell: (row) => yesNo(row.met, say) },
    ],
    rows,
  );
}

/** What is missing for the next star, by arithmetic. */
function nextLines([next]: Rated['next'], say: Say): string {
  if (next === undefined) return '';
  const floors = next.floors.map(({ part, points }) => `${part} +${number(points)}`).join(say('，', ', '));
  const lines = [
    say(
      `到${gradeWord(next.star, say)}还差 ${number(next.points)} 分（总得分每 10 分计 1 分）`,
      `${number(next.points)} points short of ${gradeWord(next.star, say)} (ten points count as one in the total)`,
    ),
    floors === '' ? '' : say(`其中最低分还差：${floors}`, `still missing for minimum points: ${floors}`),
    next.anywhere > 0
      ? say(`其余 ${number(next.anywhere)} 分可在任何部分取得`, `${number(next.anywhere)} of them may come from any part`)
      : '',
    next.reachable ? '' : say('余下的分数不够', 'there are not enough points left'),
    ...next.items.map(
      ({ code, names, take, room }) => `  ${code} ${say(names.zh, names.en)} +${number(take)} (${say('尚有', 'room')} ${number(room)})`,
    ),
    ...next.besides.map(({ what, clause }) => `  ${say('另需', 'besides')}: ${what} (${clause})`),
  ];
  return `${say('下一星级', 'The next star')}\n${lines.filter((line) => line !== '').join('\n')}`;
}

export function ratedInWords(told: Rated, say: Say): string {
  const mark = told.indicative ? say('（仅供参考）', ' (indicative)') : '';
  return blocks(
    facts([
      [label(say, 'standard'), told.standard],
      [label(say, 'stage'), told.stage === 'pre' ? label(say, 'beforeCompletion') : label(say, 'afterCompletion')],
      [
        label(say, 'wholePoints'),
        told.total === null
          ? say(`未知（至少 ${number(told.leastTotal)}）`, `not known (at least ${number(told.leastTotal)})`)
          : told.total,
      ],
      [say('等级', 'grade'), `${gradeWord(told.grade, say)}${mark}`],
      ...(told.possibleGrade === told.grade
        ? []
        : [[say('未定项都满足时', 'if all open items are met'), gradeWord(told.possibleGrade, say)] as const]),
    ]),
    categoryTable(told.categories, say),
    section(say(`未满足（${gradeWord(told.aim, say)}）`, `Not met (${gradeWord(told.aim, say)})`), told.unmet, () =>
      conditionTable(told.unmet, say),
    ),
    section(label(say, 'undecided'), told.undecided, () => conditionTable(told.undecided, say)),
    nextLines(told.next, say),
    findingLines(told.findings, say),
  );
}

export function schemeInWords(told: AnswerOf<'scheme'>, say: Say, stage: 'pre' | 'final'): string {
  type Row = (typeof told.items)[number];
  const types = { control: label(say, 'controlItem'), score: label(say, 'scoringItem'), bonus: label(say, 'bonus') } as const;
  const items = told.items.filter(({ pre, type }) => type === 'control' || pre || stage === 'final');
  const columns = [
    { title: label(say, 'provision'), cell: (row: Row) => row.code },
    { title: label(say, 'part'), cell: (row: Row) => row.part },
    { title: label(say, 'name'), cell: (row: Row) => say(row.names.zh, row.names.en) },
    { title: label(say, 'category'), cell: (row: Row) => types[row.type] },
    { title: label(say, 'most'), cell: (row: Row) => row.max, number: true },
    { title: say('依据', 'status'), cell: (row: Row) => statusIn(row.status, say) },
  ];
  return blocks(
    facts([
      [label(say, 'standard'), `${told.standard} ${say(told.names.zh, told.names.en)}`],
      [say('部分', 'parts'), told.parts.map(({ code, max, pre }) => `${code} ${stage === 'pre' ? pre : max}`).join(', ')],
      [say('星级', 'stars'), told.grades.map(({ star, total }) => `${star}: ${total}`).join(', ')],
    ]),
    section(say('条文', 'Items'), items, () => table(columns, items)),
    section(say('尚缺', 'Missing'), told.gaps, () => told.gaps.map(({ zh, en }) => say(zh, en)).join('\n')),
  );
}

export function prefabInWords(told: AnswerOf<'prefab'>, say: Say): string {
  type Row = (typeof told.items)[number];
  const mark = told.indicative ? say('（仅供参考）', ' (indicative)') : '';
  const columns = [
    { title: label(say, 'ratingItem'), cell: (row: Row) => say(row.names.zh, row.names.en) },
    { title: say('比例 %', 'share %'), cell: (row: Row) => (row.lacks ? say('缺少', 'lacks') : row.ratio), number: true },
    { title: say('要求 %', 'asked %'), cell: (row: Row) => (row.wanted === null ? null : `${row.wanted.from}–${row.wanted.to}`) },
    { title: label(say, 'working'), cell: (row: Row) => row.working },
    { title: label(say, 'points'), cell: (row: Row) => row.points, number: true },
    { title: label(say, 'most'), cell: (row: Row) => row.max, number: true },
    { title: say('分值依据', 'status'), cell: (row: Row) => statusIn(row.status, say) },
  ];
  type Least = (typeof told.conditions)[number];
  const minimums = [
    { title: label(say, 'met'), cell: (row: Least) => yesNo(row.met, say) },
    { title: say('最低要求', 'minimum'), cell: (row: Least) => row.what },
    { title: label(say, 'clause'), cell: (row: Least) => row.clause },
  ];
  return blocks(
    facts([
      [label(say, 'standard'), told.standard],
      [label(say, 'prefabRate'), `${number(told.rate, 2)}%${mark}`],
      ['Q1, Q2, Q3, Q4', [told.q1, told.q2, told.q3, told.q4].map((points) => number(points)).join(', ')],
      [label(say, 'working'), told.working],
      [say('装配式建筑', 'prefabricated'), yesNo(told.qualified, say)],
      [say('等级', 'grade'), told.grade],
    ]),
    table(columns, told.items),
    table(minimums, told.conditions),
    section(label(say, 'unmet'), told.unmet, () => conditionTable(told.unmet, say)),
    section(label(say, 'undecided'), told.undecided, () => conditionTable(told.undecided, say)),
    findingLines(told.findings, say),
  );
}
