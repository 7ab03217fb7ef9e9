import { label } from '#cli/terms.ts';
import type { Client } from '#client.ts';
import { yuanText } from '#kernel/money-text.ts';
import type { Say } from '#cli/output.ts';
import type { FactNames } from '#cli/fact-names.ts';
import { strengthsIn } from '#green-building/policy/commands/policy-words.ts';
import { facts, number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type AnswerOf<K extends keyof Client['rating']> = Awaited<ReturnType<Client['rating'][K]>>;
type Bounds = { readonly least: number | null; readonly most: number | null };
type Judged = AnswerOf<'ultraLow'>['rules'][number];

function section(title: string, rows: readonly unknown[], body: () => string): string {
  return rows.length === 0 ? '' : `${title}\n${body()}`;
}

/** A figure, or the two bounds around it. */
function between({ least, most }: Bounds, unit: string): string | null {
  if (least === null || most === null) return null;
  return least === most ? `${number(least, 2)}${unit}` : `${number(least, 2)}–${number(most, 2)}${unit}`;
}

function ruleTable(rows: readonly Judged[], say: Say, named: FactNames): string {
  const verdicts = { meets: label(say, 'meets'), fails: label(say, 'fails'), undecided: label(say, 'undecided') } as const;
  const strengths = strengthsIn(say);
  return table(
    [
      { title: label(say, 'verdict'), cell: (row) => verdicts[row.verdict] },
      { title: label(say, 'strength'), cell: (row) => strengths[row.strength] ?? row.strength },
      {
        title: label(say, 'required'),
        cell: (row) => row.anyOf.map((one) => requirementText(one, named)).join(say('，或者 ', ', or ')),
      },
      { title: label(say, 'basis'), cell: (row) => `${row.document} ${row.clause}` },
      { title: label(say, 'dependsOn'), cell: (row) => named.facts(row.needs) },
    ],
    rows,
  );
}

function requirementText({ item, comparator, value, unit }: Judged['anyOf'][number], named: FactNames): string {
  if (typeof value === 'boolean') return named.item(item);
  return `${named.item(item)} ${comparator} ${value}${unit === '%' ? '%' : ''}`;
}

export function materialsInWords(told: AnswerOf<'materials'>, say: Say, named: FactNames): string {
  type Row = (typeof told.products)[number];
  const counts = (held: boolean | null) => (held === null ? label(say, 'unknown') : held ? label(say, 'counts') : say('不计', 'does not'));
  const columns = [
    { title: label(say, 'product'), cell: (row: Row) => row.product },
    { title: label(say, 'certificate'), cell: (row: Row) => row.certificate },
    { title: say('用量', 'quantity'), cell: (row: Row) => row.quantity, number: true },
    { title: label(say, 'unit'), cell: (row: Row) => row.unit },
    { title: label(say, 'costYuan'), cell: (row: Row) => row.costYuan, number: true },
    { title: label(say, 'greenMaterials'), cell: (row: Row) => counts(row.counts) },
  ];
  return blocks(
    facts([
      [say('按造价', 'by cost'), between(told.byCost, '%') ?? label(say, 'unknown')],
      ...told.byQuantity.map((one) => [`${say('按用量', 'by quantity')} ${one.unit}`, between(one, '%') ?? label(say, 'unknown')] as const),
    ]),
    section(say('产品', 'Products'), told.products, () => table(columns, told.products)),
    section(say('当地要求', 'Local requirements'), told.rules, () => ruleTable(told.rules, say, named)),
    findingLines(told.findings, say),
  );
}

export function ultraLowInWords(told: AnswerOf<'ultraLow'>, say: Say, named: FactNames): string {
  const unknown = label(say, 'unknown');
  return blocks(
    facts([
      [say('超低能耗单体', 'ultra-low-energy buildings'), between(told.count, '')],
      [label(say, 'aboveGroundArea'), told.aboveGroundM2 === null ? unknown : `${number(told.aboveGroundM2)} m²`],
      [label(say, 'ofItUltraLow'), between(told.ultraLowM2, ' m²') ?? unknown],
      [label(say, 'share'), between(told.share, '%') ?? unknown],
    ]),
    section(say('当地要求', 'Local requirements'), told.rules, () => ruleTable(told.rules, say, named)),
    findingLines(told.findings, say),
  );
}

export function districtInWords(told: AnswerOf<'district'>, say: Say, named: FactNames): string {
  const unknown = label(say, 'unknown');
  const names: Readonly<Record<string, string>> = {
    ultraLow: label(say, 'ultraLow'),
    nearZero: label(say, 'nearZero'),
    zeroCarbon: label(say, 'zeroCarbon'),
    star1: label(say, 'oneStarOrMore'),
    star2: label(say, 'twoStarsOrMore'),
    star3: label(say, 'threeStars'),
  };
  type Level = (typeof told.levels)[number];
  const columns = [
    { title: say('水平', 'level'), cell: (row: Level) => names[row.level] ?? row.level },
    { title: say('栋数', 'buildings'), cell: (row: Level) => between(row.count, '') ?? unknown },
    { title: label(say, 'aboveGroundArea'), cell: (row: Level) => between(row.m2, ' m²') ?? unknown },
    { title: label(say, 'share'), cell: (row: Level) => between(row.share, '%') ?? unknown },
  ];
  return blocks(
    `${label(say, 'district')}${say('：', ': ')}${told.buildings} ${say('栋', 'buildings')}${say('，', ', ')}${told.aboveGroundM2 === null ? unknown : `${number(told.aboveGroundM2)} m²`}\n${table(columns, told.levels)}`,
    ...told.projects.map((one) =>
      blocks(`${label(say, 'project')} ${one.name || '—'}`, ultraLowInWords({ ...one, date: told.date }, say, named)),
    ),
    findingLines(told.findings, say),
  );
}

type Claims = AnswerOf<'incentives'>;
type Claim = Pick<Claims['undecided'][number], 'names' | 'document' | 'clause' | 'quote' | 'strength' | 'needs' | 'amount'>;

function amountCell(amount: Claim['amount'], say: Say): string {
  if (amount === null) return '';
  if (!amount.printed) return label(say, 'documentSilent');
  return amount.yuan ?? label(say, 'unknown');
}

/** Each amount with its cap, its clause, how it was computed and its parts. */
function amountLines(claims: readonly Claim[], say: Say): string {
  const inYuan = (money: string) => yuanText(money, say('zh', 'en') === 'zh' ? 'zh' : 'en');
  const lines = claims.flatMap(({ names, amount }) => {
    if (amount === null || !amount.printed) return [];
    const { yuan, capYuan, document, clause, quote, status, needs, working, parts } = amount;
    const cap = capYuan === null ? '' : say(`，最高 ${capYuan} 元`, `, at most ${capYuan} yuan`);
    return [
      `${say(names.zh, names.en)}: ${yuan === null ? label(say, 'unknown') : inYuan(yuan)}${cap}`,
      ...working.map((line) => `  ${line}`),
      ...(needs.length === 0 ? [] : [`  ${say('缺', 'missing')} ${needs.join(', ')}`]),
      ...parts.map((part) => `  ${part.name}: ${inYuan(part.yuan)}`),
      `  ${document} ${clause} ${status}${quote === null ? '' : ` “${quote}”`}`,
    ];
  });
  return section(label(say, 'money'), lines, () => lines.join('\n'));
}

function claimTable(rows: readonly Claim[], say: Say): string {
  const strengths = strengthsIn(say);
  return table(
    [
      { title: label(say, 'incentives'), cell: (row) => say(row.names.zh, row.names.en) },
      { title: label(say, 'strength'), cell: (row) => strengths[row.strength] ?? row.strength },
      { title: label(say, 'basis'), cell: (row) => `${row.document} ${row.clause}` },
      { title: label(say, 'dependsOn'), cell: (row) => row.needs.join(', ') },
      { title: label(say, 'moneyYuan'), cell: (row) => amountCell(row.amount, say), number: true },
      { title: label(say, 'quote'), cell: (row) => row.quote },
    ],
    rows,
  );
}

function areaLines(claims: Claims['claims'], say: Say): string {
  const lines = claims.flatMap(({ names, leftOut }) => {
    if (leftOut === null) return [];
    const head = say(names.zh, names.en);
    if (leftOut.m2 === null)
      return [
        `${head}: ${say('无法计算，缺', 'cannot be calculated without')} ${leftOut.needs.map((need) => (need === 'share' ? say('比例（所指规定未载入）', 'the share (its rules are not loaded)') : need)).join(', ')}`,
      ];
    return [`${head}: ${number(leftOut.m2)} m²`, ...leftOut.working.map((line) => `  ${line}`)];
  });
  return section(say('不计容面积', 'Floor area excluded from the plot ratio'), lines, () => lines.join('\n'));
}

export function incentivesInWords(told: Claims, say: Say): string {
  const claims = told.claims.map((one) => ({ ...one, needs: [] }));
  const ratio = told.plotRatio;
  return blocks(
    section(say('可申请', 'May be claimed'), claims, () => claimTable(claims, say)),
    amountLines(claims, say),
    areaLines(told.claims, say),
    ratio === null ? '' : facts([[label(say, 'plotRatio'), `${number(ratio.before)} → ${number(ratio.after)}`]]),
    section(label(say, 'undecided'), told.undecided, () => claimTable(told.undecided, say)),
    section(say('按所给事实不适用', 'Not applicable by the facts given'), told.others, () => claimTable(told.others, say)),
    section(label(say, 'periodEnded'), told.lapsed, () => claimTable(told.lapsed, say)),
    section(say('引用而尚未载入', 'Cited and not loaded'), told.notLoaded, () =>
      told.notLoaded.map(({ title, number: no }) => `《${title}》${no ?? ''}`).join('\n'),
    ),
    findingLines(told.findings, say),
  );
}
