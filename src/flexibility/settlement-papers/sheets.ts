import { memberFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { flexibilityTerms, skipTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import type { OfficeTable } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { movedLines } from './difference-paper.ts';
import type { PaperFacts } from './facts.ts';
import { clockText, inKwh, inYuan, issueRows, issueText, sumText } from './paper-text.ts';
import { settlementPaperTerms as terms } from './vocabulary.ts';
import { adjustmentText, type ProvenMember } from './proof-paper.ts';

const yuan = (money: string | null): number | null => (money === null ? null : Number(money));

/** The note above every sheet. */
const noteOf = (facts: PaperFacts): string =>
  issueRows(facts)
    .map(([name, text]) => `${name}：${text}`)
    .join('；');

const sheetOf = (facts: PaperFacts, sheet: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): OfficeTable => ({
  title: `${sheet} ${facts.issue.event} 第 ${facts.issue.issue} 张`,
  note: noteOf(facts),
  sheet,
  columns,
  rows,
});

/** An issue: its members with their sums, its totals, and its findings. */
export function statementSheets(facts: PaperFacts, findings: readonly string[]): OfficeTable[] {
  const { issue } = facts;
  const sums = facts.isPart
    ? []
    : [
        [inKwh(terms.committedEnergy), issue.committedKwh],
        [inKwh(flexibilityTerms.response), issue.responseKwh],
        [inKwh(settlementTerms.counted), issue.countedKwh],
        [inYuan(settlementTerms.amount), yuan(issue.amount)],
        [inYuan(settlementTerms.penalty), yuan(issue.penalty)],
        [inYuan(settlementTerms.net), yuan(issue.net)],
        [inYuan(settlementTerms.aggregator), yuan(issue.aggregator)],
        [inYuan(settlementTerms.difference), yuan(issue.difference)],
      ];
  return [
    sheetOf(facts, terms.statement.zh, memberColumns, [...issue.members.map((one) => memberRow(facts, one)), ...totalRow(facts)]),
    sheetOf(facts, headingTerms.total.zh, [headingTerms.item.zh, headingTerms.figure.zh], [
      ...sums,
      ...findings.map((one) => [one, null]),
    ] as Cell[][]),
  ];
}

const memberColumns = [
  headingTerms.buildingCode.zh,
  headingTerms.name.zh,
  headingTerms.state.zh,
  `${flexibilityTerms.committed.zh}（kW）`,
  inKwh(flexibilityTerms.baseline),
  inKwh(flexibilityTerms.actual),
  inKwh(flexibilityTerms.response),
  inYuan(settlementTerms.amount),
  inYuan(settlementTerms.penalty),
  memberFieldTerms.share.zh,
  inYuan(settlementTerms.money),
  inYuan(settlementTerms.difference),
];

const memberRow = ({ names }: PaperFacts, one: PaperFacts['issue']['members'][number]): Cell[] => [
  one.building,
  names.get(one.building) ?? null,
  memberStatusTerms[one.status].zh,
  one.committedKw,
  one.baselineKwh,
  one.actualKwh,
  one.responseKwh,
  yuan(one.amount),
  yuan(one.penalty),
  one.share,
  yuan(one.money),
  yuan(one.difference),
];

/** The sum of the members' money; absent if none may be shown. */
function totalRow({ issue: { members, responseKwh }, isPart }: PaperFacts): Cell[][] {
  if (members.every(({ money }) => money === null)) return [];
  const of = (name: 'amount' | 'penalty' | 'money' | 'difference'): number | null =>
    members.every((one) => one[name] === null) ? null : Number(sumText(members.map((one) => one[name])));
  const response = isPart ? null : responseKwh;
  return [
    [headingTerms.total.zh, null, null, null, null, null, response, of('amount'), of('penalty'), null, of('money'), of('difference')],
  ];
}

/** The proof: the days considered, and all steps of the members. */
export function proofSheets(facts: PaperFacts, proven: readonly ProvenMember[]): OfficeTable[] {
  const days = proven.flatMap(({ line: { building }, baseline }) =>
    (baseline?.parts ?? []).flatMap(({ day, chosen, skipped, adjustment }) =>
      [...chosen.map((one) => ({ day: one, why: null })), ...skipped]
        .toSorted((a, b) => (a.day < b.day ? 1 : -1))
        .map((one) => [
          building,
          day,
          one.day,
          one.why === null ? terms.chosen.zh : terms.refused.zh,
          one.why === null ? adjustmentText(adjustment) : skipTerms[one.why].zh,
        ]),
    ),
  );
  const sign = facts.event.direction === 'down' ? 1 : -1;
  const steps = proven.flatMap(({ line: { building }, baseline }) =>
    (baseline?.steps ?? []).map((one) => [
      building,
      clockText(one.start, baseline?.zone ?? facts.event.zone),
      one.baseline,
      one.actual,
      one.baseline === null || one.actual === null ? null : Math.round(sign * (one.baseline - one.actual) * 1e4) / 1e4,
    ]),
  );
  const members = proven.map(({ line }) => memberRow(facts, line).slice(0, 7));
  return [
    sheetOf(facts, terms.proof.zh, memberColumns.slice(0, 7), members),
    sheetOf(facts, '候选日', [headingTerms.buildingCode.zh, '事件日', terms.day.zh, terms.isChosen.zh, '原因或修正'], days),
    sheetOf(
      facts,
      '各步用电',
      [
        headingTerms.buildingCode.zh,
        headingTerms.began.zh,
        inKwh(flexibilityTerms.baseline),
        inKwh(flexibilityTerms.actual),
        inKwh(flexibilityTerms.response),
      ],
      steps,
    ),
  ];
}

/** The differences between two issues: who gives back or gets how much, and every value that changed. */
export function differenceSheets(facts: PaperFacts & { readonly before: NonNullable<PaperFacts['before']> }): OfficeTable[] {
  const { issue, before, names } = facts;
  const moved = movedLines(facts);
  return [
    sheetOf(
      facts,
      terms.difference.zh,
      [
        headingTerms.buildingCode.zh,
        headingTerms.name.zh,
        inYuan({ zh: issueText(before) }),
        inYuan({ zh: issueText(issue) }),
        settlementTerms.difference.zh,
      ],
      moved.map(({ now, was }) => [
        now.building,
        names.get(now.building) ?? null,
        yuan(was?.money ?? null),
        yuan(now.money),
        now.money === null ? null : Number(sumText([now.money, negative(was?.money ?? null)])),
      ]),
    ),
    sheetOf(
      facts,
      terms.changes.zh,
      [headingTerms.buildingCode.zh, headingTerms.item.zh, issueText(before), issueText(issue)],
      moved.flatMap(({ now, changes }) => changes.map(([name, one, other]) => [now.building, name, one, other])),
    ),
  ];
}

const negative = (money: string | null): string | null => (money === null ? null : money.startsWith('-') ? money.slice(1) : `-${money}`);
