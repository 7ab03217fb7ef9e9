import { heatPaymentKindTerms } from '#heat/heat-inputs/vocabulary.ts';
import { blank, type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatMethodTerms, householdFieldTerms, householdStatusTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { chineseDay } from '#kernel/day.ts';
import { exact, inUnits } from '#kernel/exact-number.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { moneyOf } from '#kernel/money.ts';
import { termText } from '#kernel/vocabulary.ts';
import { termKindTerms } from '#casework/workdays/vocabulary.ts';
import { noteLines } from '../public/note.ts';
import type { MeterShown, Rests, Settlement } from '../public/settlement.ts';
import { lineInWords, spansOf } from '../public/settlement-lines.ts';
import { heatNoteTerms, noteLineTerms } from '../vocabulary.ts';

const text = (said: string): Block => ({ kind: 'text', text: said });

/** A note that its payer can follow: from the readings to the yuan, what it would be by area, what was estimated, how to object. */
export function settlementPaper(note: Settlement): Paper {
  const { rests } = note;
  return {
    title: note.kind === 'bill' ? '采暖季热费结算单' : '采暖季热费差额结算单',
    addressed: `${note.occupant ?? `${note.account} 号用热人`}：`,
    blocks: [
      ...markBlocks(note),
      ...sectionBlocks([
        { title: '户况', blocks: [aboutTable(note)] },
        { title: '本季用热', blocks: rests === null ? [] : heatBlocks(note, rests) },
        { title: '本单金额怎样算出', blocks: moneyBlocks(note) },
        { title: '与按面积计费相比', blocks: [text(comparedInWords(note))] },
        { title: '估算与认定', blocks: rests === null ? [] : estimateBlocks(rests) },
        { title: heatPaymentKindTerms.payment.zh, blocks: payBlocks(note) },
        { title: '对本单有疑问怎样提出', blocks: objectBlocks(note) },
      ]),
    ],
    signed: [note.company, chineseDay(note.day)],
  };
}

/** The status of the amounts, before any of them is read. */
function markBlocks({ indicative, rests }: Settlement): Block[] {
  if (rests?.tariff.status === 'DEMO') return [text('【示范】热价为示范而编造，本单不作收费依据。')];
  return indicative ? [text('【参考】热价或检定周期尚未与正式文件核对，本单金额仅供参考。')] : [];
}

const rows = (pairs: readonly (readonly [string, string | null])[]): Block => ({
  kind: 'table',
  header: [],
  rows: pairs.map(([name, value]) => [name, value ?? '—']),
  widths: [0.28, 0.72],
});

function aboutTable({ rests, ...note }: Settlement): Block {
  const tariff =
    rests === null ? null : `${rests.tariff.id}，${rests.tariff.source.document} ${rests.tariff.source.clause}（${rests.tariff.standing}）`;
  const season =
    rests === null
      ? note.season
      : `${note.season}：${rests.season.from} 至 ${rests.season.to}（不含），${rests.season.days} 天；依据${rests.season.source}`;
  return rows([
    [heatNoteTerms.number.zh, note.number],
    [settlementPointFieldTerms.company.zh, note.company],
    [headingTerms.address.zh, note.building.address],
    [
      settlementPointFieldTerms.building.zh,
      `${[note.building.name, note.building.code].filter((part) => part !== null).join(' ')}（${settlementPointFieldTerms.code.zh} ${note.point}）`,
    ],
    [householdFieldTerms.code.zh, rests?.room ? `${note.household}（${householdFieldTerms.room.zh} ${rests.room}）` : note.household],
    [householdFieldTerms.account.zh, note.account],
    [heatSeasonTerms.name.zh, season],
    ...(rests === null
      ? []
      : ([
          [householdFieldTerms.class.zh, rests.class],
          [settlementPointFieldTerms.method.zh, heatMethodTerms[rests.method].zh],
          [settlementPointFieldTerms.tariff.zh, tariff],
        ] as const)),
  ]);
}

function heatBlocks({ stands }: Settlement, rests: Rests): Block[] {
  const { own, median, others } = rests.perArea;
  const estimated = Number(stands.substituted) === 0 ? '没有估算' : `其中估算 ${stands.substituted} GJ`;
  const compared =
    median === null ? '同结算点可比的其他户不足三户，不作比较' : `同结算点其他 ${others} 户的中位数为 ${median.toFixed(4)} GJ/m²`;
  return [
    {
      kind: 'table',
      header: [
        '自此日',
        '止日（不含）',
        '历时（天）',
        `${householdFieldTerms.area.zh}（m²）`,
        `${householdFieldTerms.height.zh}（m）`,
        householdFieldTerms.status.zh,
      ],
      rows: rests.stretches.map(({ from, to, days, area, height, status }) => [
        from,
        to,
        String(days),
        area,
        height ?? '—',
        termText(householdStatusTerms, status, 'zh'),
      ]),
      widths: [0.19, 0.19, 0.12, 0.2, 0.14, 0.16],
    },
    ...(rests.meters.length === 0 ? [] : [meterTable(rests.meters)]),
    ...(rests.pointQuantity === null
      ? []
      : [text(`整个结算点分摊的热量为 ${gigajoules(rests.pointQuantity)} GJ，按“${heatMethodTerms[rests.method].zh}”分到各户。`)]),
    text(`计费热量 ${stands.quantity} GJ，${estimated}。`),
    ...(own === null ? [] : [text(`本户每平方米收费面积用热 ${own.toFixed(4)} GJ；${compared}。`)]),
  ];
}

const gigajoules = (units: bigint): string => (Number(units) / 1e4).toFixed(4);

function meterTable(meters: readonly MeterShown[]): Block {
  const cell = (one: MeterShown['first']): string => (one === null ? '无读数' : `${one.value}\n${one.at}`);
  return {
    kind: 'table',
    header: ['所用热量表', '首个读数及时间', '末次读数及时间', '采暖季内用热（GJ）'],
    rows: meters.map((one) => [
      `${one.code}\n${one.isPoint ? '结算点共用' : '本户'}，${one.isRegister ? '读数为累计示数' : '读数为各时段用热'}`,
      cell(one.first),
      cell(one.last),
      one.use === null ? '—' : one.use.toFixed(4),
    ]),
    widths: [0.25, 0.28, 0.28, 0.19],
  };
}

function moneyBlocks({ kind, lines, stands, rests, before }: Settlement): Block[] {
  const words = (line: (typeof noteLines)[number]): string => (rests === null ? '—' : lineInWords(line, rests, stands.quantity));
  const shown = noteLines.filter((line) => lines[line] !== 0n || Number(stands.lines[line]) !== 0);
  const table: Block =
    kind === 'bill'
      ? {
          kind: 'table',
          header: ['收费项目', '怎样算', '本单（元）'],
          rows: [
            ...shown.map((line) => [noteLineTerms[line].zh, words(line), moneyOf(lines[line])]),
            [headingTerms.total.zh, '', moneyOf(lines.total)],
          ],
          widths: [0.22, 0.58, 0.2],
        }
      : {
          kind: 'table',
          header: ['收费项目', '怎样算', '现应缴（元）', '此前各单（元）', '本单（元）'],
          rows: [
            ...shown.map((line) => [
              noteLineTerms[line].zh,
              words(line),
              stands.lines[line],
              less(stands.lines[line], moneyOf(lines[line])),
              moneyOf(lines[line]),
            ]),
            [headingTerms.total.zh, '', stands.total, less(stands.total, moneyOf(lines.total)), moneyOf(lines.total)],
          ],
          widths: [0.16, 0.36, 0.16, 0.16, 0.16],
        };
  const isTakenBack = Object.values(stands.days).every((days) => days === 0);
  return [
    table,
    ...(isTakenBack ? [text('按开单时的资料，该用热人在本采暖季没有用热天数，此前各单全部冲回。')] : []),
    ...(rests === null ? [] : [text('“m²·天”是每天的计费面积（收费面积乘层高系数）逐日相加：100 m² 供热 30 天，就是 3000 m²·天。')]),
    ...(rests?.shared ? [text('采暖季内本户换过用热人：各项先按户取整到分，再按各自的天数和热量分摊。')] : []),
    ...(before.length > 0 && kind === 'difference'
      ? [
          text(
            `此前各单：${before.map((one) => `${one.number}（${one.day}，${one.total} 元）`).join('；')}。各单不改动，变动只以差额单体现。`,
          ),
        ]
      : []),
  ];
}

const cents = (yuan: string): bigint => inUnits(exact(yuan), 2);
const less = (one: string, other: string): string => moneyOf(cents(one) - cents(other));

function comparedInWords({ stands: { total, byArea } }: Settlement): string {
  if (byArea === null) return '本类别没有面积热价，无法比较。';
  const more = cents(total) - cents(byArea);
  if (more === 0n) return `同样的天数若全部按面积计费，为 ${byArea} 元，与应缴 ${total} 元相同。`;
  return `同样的天数若全部按面积计费，为 ${byArea} 元；应缴 ${total} 元，${more < 0n ? '少缴' : '多缴'} ${moneyOf(more < 0n ? -more : more)} 元。`;
}

const estimateBlocks = ({ estimates, said }: Rests): Block[] => [
  ...estimates.map(({ text: told, days }) => text(`【估算】${told}日期：${spansOf(days)}。`)),
  ...said.map(text),
];

function payBlocks({ kind, lines, due, standing: { on, paid, balance, overdueSince } }: Settlement): Block[] {
  const owed = cents(balance);
  const state = owed > 0n ? `尚应缴 ${balance} 元` : owed < 0n ? `多缴 ${moneyOf(-owed)} 元，应予退还` : '已缴清';
  const until = due === null ? `热价未规定缴费期限，请在 ${blank} 前缴清` : `请在 ${chineseDay(due)}（含）前缴清`;
  return [
    text(
      lines.total < 0n
        ? `本单退还 ${moneyOf(-lines.total)} 元。`
        : `本单${kind === 'bill' ? '应缴' : '补缴'} ${moneyOf(lines.total)} 元，${until}。`,
    ),
    ...(paid.length === 0
      ? []
      : [
          {
            kind: 'table',
            header: [heatNoteTerms.paid.zh, `${heatNoteTerms.payment.zh}（元）`, heatNoteTerms.reference.zh],
            rows: paid.map(({ day, yuan, reference }) => [day, yuan, reference]),
            widths: [0.3, 0.3, 0.4],
          } satisfies Block,
        ]),
    text(`截至${chineseDay(on)}，该用热人的全部热费单与缴费相抵，${state}${overdueSince === null ? '' : `，自 ${overdueSince} 起逾期`}。`),
  ];
}

const objectBlocks = ({ company, number, rests, stands, objecting: { link, term } }: Settlement): Block[] => [
  text(`请向${company}提出，说明单号 ${number} 和有疑问的项目。可以要求查看读数、检定证书、估算和认定的依据。`),
  text(
    link === null
      ? `也可以请${company}给一个查看本人热费的链接，在打开的页面上提出，并在那里看到答复。`
      : `也可以用手机打开 ${link.address} ：能看到逐日用热、读数和计算依据，能直接提出，并看到答复。此地址可用到${chineseDay(link.expires.slice(0, 10))}，只给本户使用，请勿转给他人。`,
  ),
  text(`提出的期限：${blank}；受理地点和电话：${blank}。${answerInWords(term)}`),
  ...(rests === null && Object.values(stands.days).some((days) => days > 0)
    ? [text('本单的计算依据现已不能逐项重现，以开单时所存的金额为准；请向供热企业索取说明。')]
    : []),
];

/** The term for answering an objection; if no rule gives one, the company fills it in. */
function answerInWords(term: Settlement['objecting']['term']): string {
  if (term === null) return `收到后答复的期限：${blank}。`;
  const told = `收到后在 ${term.count} ${termKindTerms[term.unit].zh}以内答复`;
  return term.indicative ? `${told}（期限尚未与正式文件核对）。` : `${told}。`;
}
