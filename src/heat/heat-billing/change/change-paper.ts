import { chineseDay } from '#kernel/day.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { moneyOf } from '#kernel/money.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Block } from '#platform/docx/block.ts';
import { sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { heatMethodTerms, householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { changeCauseTerms, heatBillTerms, heatChangeTerms, heatSeasonTerms, heatTariffTerms } from '../vocabulary.ts';
import type { ChangeAnswer, ClosedShown } from './answer.ts';

/** A change with what its paper adds: the sentences, the findings in words, the company by name, the day. */
export type ChangePaper = {
  readonly change: ChangeAnswer;
  readonly sentences: readonly string[];
  readonly said: readonly string[];
  readonly company: string;
  readonly day: string;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** Why a bill differs from that of the season before, for the resident: the sentences, then each part, then what it rests on. */
export function changePaper({ change, sentences, said, company, day }: ChangePaper): Paper {
  const { household, now, earlier, parts } = change;
  return {
    title: '采暖季热费变化说明',
    addressed: `${now?.accounts.join('、') ?? household} 号用热人：`,
    blocks: [
      ...sentences.map(text),
      ...sectionBlocks([
        {
          title: heatChangeTerms.cause.zh,
          blocks: parts === null || now === null || earlier === null ? [] : [partsTable(change, earlier, now)],
        },
        { title: '两季的账单', blocks: now === null ? [] : [billsTable(change, earlier, now)] },
        { title: '怎样算出', blocks: parts === null ? [] : [text(`${heatChangeTerms.formula.zh}。`)] },
        { title: '说明', blocks: said.map(text) },
      ]),
    ],
    signed: [company, chineseDay(day)],
  };
}

function partsTable({ parts }: ChangeAnswer, earlier: ClosedShown, now: ClosedShown): Block {
  const cell = (value: string | null, unit: string): string => (value === null ? '—' : `${value} ${unitSign(unit)}`.trim());
  return {
    kind: 'table',
    header: [heatChangeTerms.cause.zh, earlier.season, now.season, heatChangeTerms.yuan.zh],
    rows: [
      ...(parts ?? []).map((one) => [
        changeCauseTerms[one.cause].zh,
        cell(one.before, one.unit),
        cell(one.now, one.unit),
        moneyOf(one.cents),
      ]),
      [headingTerms.total.zh, '', '', moneyOf(now.total - earlier.total)],
    ],
    widths: [0.34, 0.24, 0.24, 0.18],
  };
}

function billsTable({ household, method }: ChangeAnswer, earlier: ClosedShown | null, now: ClosedShown): Block {
  const both = (of: (one: ClosedShown) => string): string[] => [earlier === null ? '—' : of(earlier), of(now)];
  const tariff = ({ tariff: { id, version, status, document, clause } }: ClosedShown): string =>
    `${id}@${version}，${document} ${clause}（${statusShown(status).standing.zh}）`;
  return {
    kind: 'table',
    header: [heatSeasonTerms.name.zh, earlier?.season ?? '—', now.season],
    rows: [
      [`${heatBillTerms.total.zh}（元）`, ...both(({ total }) => moneyOf(total))],
      [`${heatBillTerms.quantity.zh}（GJ）`, ...both(({ quantity }) => quantity)],
      [`${heatBillTerms.substituted.zh}（GJ）`, ...both(({ substituted }) => substituted)],
      [householdFieldTerms.account.zh, ...both(({ accounts }) => accounts.join('、'))],
      [heatTariffTerms.tariff.zh, ...both(tariff)],
      [householdFieldTerms.code.zh, '', household],
      [settlementPointFieldTerms.method.zh, '', method === null ? '—' : heatMethodTerms[method].zh],
    ],
    widths: [0.28, 0.36, 0.36],
  };
}
