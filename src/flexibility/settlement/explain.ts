import type { EventRow } from '#flexibility/flexibility/flexibility.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import type { Explanation, FigureQuestion } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { seesMoney } from '#registry/portfolio/portfolio.ts';
import { seesEnergy } from './present.ts';
import type { IssueRow } from './store.ts';
import { settlementTerms as terms } from './vocabulary.ts';

/** Explains a member's yuan: its response against its baseline, its commitment, and the programme's payment. */
export function explainMember(
  scope: Scope,
  figure: string,
  question: FigureQuestion,
  event: EventRow,
  { outcome, issue, received }: IssueRow,
): Explanation {
  const building = String(question['building']);
  const member = outcome.members.find((one) => one.building === building);
  const isSeen = event.members.some((one) => one.building === building);
  if (member === undefined || !isSeen || !seesMoney(scope)) throw new Problem('not-found', 'no-such-response-event', { event: event.code });
  const { pay } = outcome;
  const source = { zh: `响应项目 ${event.programme}`, en: `programme ${event.programme}` };
  const own = { zh: `结算单 ${event.code} 第 ${issue} 张`, en: `issue ${issue} of ${event.code}` };
  const line = (name: string, value: string | null, unit: string, from = own, more: { figure?: string } = {}) => ({
    name,
    value: value === null ? null : Number(value),
    unit,
    source: from,
    ...more,
  });
  return {
    figure,
    result: { name: `${event.code} ${building}`, value: Number(member.money), unit: '元' },
    formula: {
      zh: '成员所得 = 分成 ×（按响应分得的收益 − 按不足分担的扣减），到分',
      en: 'member = share × (its part of the amount by response − its part of the penalty by shortfall), to the cent',
    },
    clause: source,
    inputs: [
      line(flexibilityTerms.response.zh, member.responseKwh, 'kWh', own, { figure: member.figure }),
      line(flexibilityTerms.committed.zh, member.committedKw, 'kW'),
      line(terms.counted.zh, seesEnergy(scope) ? outcome.countedKwh : null, 'kWh'),
      line('price', pay.price, `元/${pay.unit}`, source),
      ...(['floor', 'ceiling', 'penalty'] as const).flatMap((name) => (pay[name] === undefined ? [] : [line(name, pay[name], '', source)])),
      line(terms.amount.zh, member.amount, '元'),
      line(terms.penalty.zh, member.penalty, '元'),
      line('share', member.share, ''),
    ],
    meters: [],
    knownAt: new Date(received).toISOString(),
    findings: [],
  };
}
