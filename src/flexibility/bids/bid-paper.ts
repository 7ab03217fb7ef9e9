import { type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { directionTerms } from '#flexibility/flexibility/vocabulary.ts';
import { chineseDay } from '#kernel/day.ts';
import type { OfficeTable } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { localClock, periodText } from './bid-text.ts';
import type { BidShown } from './present.ts';
import { bidTerms as terms } from './vocabulary.ts';

/** The content of a bid sheet: the bid and the names used in it. */
export type BidFacts = {
  readonly bid: BidShown;
  readonly portfolio: string;
  /** Its name when the bid was recorded; null if none has that name. */
  readonly aggregator: string | null;
  readonly programme: string;
  /** Names of members by code. */
  readonly names: ReadonlyMap<string, string>;
  /** As text. */
  readonly findings: readonly string[];
};

const headed = (term: { readonly zh: string; readonly unit?: string }): string =>
  term.unit === undefined ? term.zh : `${term.zh}（${term.unit}）`;

const text = (one: string): Block => ({ kind: 'text', text: one });

/** At most this many members are listed on paper; the sheets list all. */
const mostOnPaper = 1000;

/**
 * A bid as a paper 申报单: the power offered in each period, at which price, and by whom.
 * @param picture its chart; null if none is drawn
 */
export function bidPaper(facts: BidFacts, picture: Uint8Array | null): Paper {
  const { bid, aggregator, portfolio, programme } = facts;
  const members = memberRows(facts);
  return {
    title: '需求响应申报单',
    addressed: programme,
    blocks: [
      { kind: 'table', header: [], rows: headRows(facts), widths: [0.3, 0.7] },
      ...sectionBlocks([
        { title: '各时段的价格与功率', blocks: [...chart(picture), stepTable(bid)] },
        {
          title: '各段由哪些成员组成',
          blocks: [
            {
              kind: 'table',
              header: [terms.period.zh, headed(terms.price), terms.building.zh, headed(terms.kw), headed(terms.memberPrice)],
              rows: members.slice(0, mostOnPaper).map((row) => row.map(String)),
              widths: [0.28, 0.16, 0.28, 0.14, 0.14],
            },
            ...(members.length > mostOnPaper ? [text(`共 ${members.length} 行，此处列出前 ${mostOnPaper} 行；全部见电子表格。`)] : []),
          ],
        },
        { title: '没有列入的与须注意的', blocks: facts.findings.map(text) },
      ]),
      ...(bid.supersededBy === null ? [] : [text(`本申报已被第 ${bid.supersededBy} 号取代。`)]),
    ],
    signed: [`${aggregator ?? portfolio}（盖章）`, chineseDay(localClock(bid.made ?? bid.knownAt, bid.zone).slice(0, 10))],
    dated: Date.parse(bid.made ?? bid.knownAt),
  };
}

const chart = (picture: Uint8Array | null): Block[] =>
  picture === null ? [] : [{ kind: 'picture', bytes: picture, text: '各时段按价格累计的申报功率', wide: true }];

function headRows({ bid, portfolio, aggregator, programme }: BidFacts): [string, string][] {
  const { zone, margin, floor } = bid;
  const price = (value: string | null): string => value ?? '没有写明';
  return [
    [terms.number.zh, bid.number === null ? '—' : String(bid.number)],
    [terms.portfolio.zh, `${portfolio}（${bid.portfolio}）${aggregator === null ? '' : `，${aggregator}`}`],
    [terms.programme.zh, programme],
    [terms.direction.zh, directionTerms[bid.direction].zh],
    [terms.period.zh, periodText({ start: bid.from, end: bid.to }, zone)],
    [terms.margin.zh, price(margin)],
    [terms.floor.zh, price(floor)],
    [terms.hours.zh, `${bid.hours} h`],
    ['按何时所知', `${localClock(bid.knownAt, zone)}（known-at ${bid.knownAt}）`],
  ];
}

function stepTable({ periods, zone }: BidShown): Block {
  const rows = periods.flatMap((period) =>
    period.steps.map(({ price, kw, upToKw, members }, at) => [
      periodText(period, zone),
      String(at + 1),
      price,
      String(kw),
      String(upToKw),
      String(members.length),
    ]),
  );
  return {
    kind: 'table',
    header: [terms.period.zh, terms.step.zh, headed(terms.price), headed(terms.kw), headed(terms.upToKw), terms.members.zh],
    rows,
    widths: [0.32, 0.1, 0.16, 0.14, 0.14, 0.14],
  };
}

function memberRows({ bid: { periods, zone }, names }: BidFacts): Cell[][] {
  return periods.flatMap((period) =>
    period.steps.flatMap(({ price, members }) =>
      members.map((one) => {
        const name = names.get(one.building);
        const member = name === undefined || name === one.building ? one.building : `${one.building} ${name}`;
        return [periodText(period, zone), price, member, one.kw, one.price];
      }),
    ),
  );
}

/** The same as sheets: the steps, and the members behind them. */
export function bidSheets(facts: BidFacts): OfficeTable[] {
  const { bid } = facts;
  const note = [...headRows(facts).map(([name, value]) => `${name}：${value}`), ...facts.findings].join('；');
  const sheet = (name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): OfficeTable => ({
    title: `${name} ${bid.portfolio} ${bid.number ?? ''}`.trim(),
    note,
    sheet: name,
    columns,
    rows,
  });
  return [
    sheet(
      terms.bid.zh,
      [terms.period.zh, terms.step.zh, headed(terms.price), headed(terms.kw), headed(terms.upToKw), terms.members.zh],
      bid.periods.flatMap((period) =>
        period.steps.map(({ price, kw, upToKw, members }, at) => [
          periodText(period, bid.zone),
          at + 1,
          Number(price),
          kw,
          upToKw,
          members.length,
        ]),
      ),
    ),
    sheet(
      terms.members.zh,
      [terms.period.zh, headed(terms.price), terms.building.zh, headed(terms.kw), headed(terms.memberPrice)],
      memberRows(facts).map(([period, price, member, kw, asked]) => [
        period ?? null,
        Number(price),
        member ?? null,
        kw ?? null,
        Number(asked),
      ]),
    ),
  ];
}
