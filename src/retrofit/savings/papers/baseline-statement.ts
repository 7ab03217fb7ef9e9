import { asOfNow } from '#kernel/as-of.ts';
import { formatInstant } from '#kernel/instant.ts';
import { labels } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import { sectionBlocks } from '#platform/docx/block.ts';
import { wordType, type Paper } from '#platform/docx/docx.ts';
import type { StatementBasis, StatementFigure, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument, type StatementKind } from '#casework/statement/statement.ts';
import { modelBlocks } from './model-paper.ts';
import { amountText, clockText, factTable, savingsParties, spanText, textBlock } from './paper-text.ts';
import type { SavingsNeeds } from '../needs.ts';
import { type LockedBaseline, presentFit } from '../present.ts';
import { modelCheckTerms, savingsTerms as terms } from '../vocabulary.ts';

export const baselineKind = 'savings-baseline';

export type BaselineStatementNeeds = Pick<SavingsNeeds, 'registry' | 'knowledge' | 'now'> & {
  /** Throws `no-such-baseline`. */
  readonly show: (scope: Scope, baseline: string) => Promise<LockedBaseline>;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
};

/** A sealed baseline as issued. */
type Outcome = { readonly paper: Paper; readonly indicative: boolean };

/**
 * A sealed baseline (节能量基准) as a kind of statement, requested with `{baseline}`: boundary, base period, model and the hash of the
 * sealed text. It says what was sealed, whatever becomes known later: there is never a difference to issue.
 */
export function baselineStatement(needs: BaselineStatementNeeds): StatementKind {
  return {
    code: baselineKind,
    series: 'JNJZ',
    names: terms.statement,
    type: wordType,
    ending: 'docx',
    read: readQuestion,
    knownAt: () => ({ received: needs.now(), recorded: needs.now() }),
    gather: (scope, question) => gather(needs, scope, readQuestion(question).baseline),
    write: (outcome, head) => {
      const { paper, indicative } = outcome as Outcome;
      return issuedDocument({ ...paper, note: needs.mark }, head, { indicative });
    },
    changes: async () => [],
  };
}

function readQuestion({ baseline }: StatementQuestion): { readonly baseline: string } {
  if (typeof baseline !== 'string' || baseline === '') throw new Problem('bad-input', 'baseline-missing', {});
  return { baseline };
}

async function gather(needs: BaselineStatementNeeds, scope: Scope, name: string): Promise<StatementBasis> {
  const told = await needs.show(scope, name);
  const around = await placeOf(needs, scope, told);
  const known = { received: told.knownAt, recorded: Math.max(told.knownAt, told.locked) };
  const limits = needs.knowledge.inForce('model-check', { on: told.period.to, ...known }).filter(({ model }) => model === told.model.model);
  return {
    ...around,
    period: told.period.from,
    figures: figuresOf(told),
    knowledge: limits.map(({ id, version, status }) => ({ id, version, status })),
    outcome: { paper: baselinePaper(told), indicative: told.indicative },
    indicative: told.indicative,
    hindrances: [],
  };
}

/** The building that a baseline is drawn around; if it is drawn around points of several, none, and the place of the first. */
async function placeOf({ registry }: BaselineStatementNeeds, scope: Scope, { boundary }: LockedBaseline) {
  const meters = 'meters' in boundary ? [...boundary.meters, ...(boundary.minus ?? [])] : [];
  const codes =
    'meters' in boundary
      ? (await registry.meterFacts(scope, { meters }, asOfNow)).flatMap(({ building }) => building ?? [])
      : [boundary.building];
  const [first, ...others] = await registry.buildingFacts(scope, { buildings: [...new Set(codes)] }, asOfNow);
  if (first === undefined) throw new Problem('cannot-do', 'baseline-without-place', {});
  return { building: others.length === 0 ? first.code : null, region: String(first.fields['region']) };
}

function figuresOf({ use, unit, figure, fit, hash, points }: LockedBaseline): StatementFigure[] {
  const bare = { unit: '', restsOn: [] };
  return [
    { ...bare, code: 'use', name: terms.baseUse, value: use, unit, figure },
    { ...bare, code: 'points', name: terms.points, value: points },
    ...(fit === null ? [] : [{ ...bare, code: 'cvrmse', name: modelCheckTerms.cvrmse, value: fit.cvrmse, figure }]),
    { ...bare, code: 'hash', name: terms.hash, value: hash },
  ];
}

function baselinePaper(told: LockedBaseline): Paper {
  const { boundary, zone, unit, baseline, locked, hash, knownAt, project, by } = told;
  const base = presentFit(told);
  const rows: [string, string][] = [
    [terms.baseline.zh, baseline],
    ...('building' in boundary
      ? ([
          [labels.zh.building, boundary.building],
          [labels.zh.energy, termText(carrierTerms, boundary.carrier, 'zh')],
          ...(boundary.item === undefined ? [] : [[labels.zh.item, boundary.item] satisfies [string, string]]),
        ] satisfies [string, string][])
      : [
          [labels.zh.meters, [...boundary.meters, ...(boundary.minus ?? []).map((one) => `−${one}`)].join('、')] satisfies [string, string],
        ]),
    ...(project === null ? [] : [[labels.zh.project, project] satisfies [string, string]]),
    [labels.zh.unit, unitSign(unit)],
    [terms.base.zh, spanText(base)],
    [terms.baseUse.zh, amountText(base.use.value, unit)],
  ];
  return {
    title: terms.statement.zh,
    blocks: sectionBlocks([
      { title: terms.boundary.zh, blocks: [factTable(rows)] },
      { title: terms.baseModel.zh, blocks: modelBlocks(base) },
      {
        title: '锁定时间与摘要',
        blocks: [
          factTable([
            [terms.locked.zh, clockText(formatInstant(locked / 1000), zone)],
            [labels.zh.who, by],
            [terms.knownAt.zh, clockText(formatInstant(knownAt / 1000), zone)],
            [terms.hash.zh, hash],
          ]),
          textBlock('基准一经锁定不再改变；对锁定的文本计算 SHA-256 即可核对摘要。以后读数更正，节能量按锁定的系数另行计算，不改本基准。'),
        ],
      },
    ]),
    signed: savingsParties,
  };
}
