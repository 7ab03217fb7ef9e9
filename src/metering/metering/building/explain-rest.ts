import { labels } from '#kernel/label-terms.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { flowOf } from './building-views.ts';
import { keptInstant } from '../sums/query.ts';
import { apartInputs } from './explain.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { treeOf } from './tree.ts';
import { countsAsUse } from '../sums/weigh.ts';

type Span = { readonly from: string; readonly to: string; readonly known: AsOf };

/**
 * Explains what is left over (kind `rest`): of a metering point less its children, of a carrier or item less its items; or the total of its
 * children (`below`).
 */
export async function explainRest(needs: MeteringNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = { received: question.received, recorded: question.recorded };
  const at = (name: 'from' | 'to') => formatInstant(keptInstant(Number(question[name])));
  const span = { from: at('from'), to: at('to'), known };
  const meter = question['meter'];
  const told =
    typeof meter === 'string'
      ? await ofMeter(needs, scope, meter, span, question.kind === 'below')
      : await ofItems(needs, scope, question, span);
  if (told === null) throw new Problem('bad-input', 'figure-unknown', { figure: figure.slice(0, 80) });
  const formula =
    question.kind === 'below' ? { zh: 'Σ 下级用量', en: 'Σ use(below)' } : { zh: '用量 − Σ 下级用量', en: 'use − Σ use(below)' };
  return { figure, ...told, formula, clause: null, meters: [], knownAt: new Date(known.received).toISOString() };
}

type PartialExplanation = Pick<Explanation, 'result' | 'inputs' | 'findings'>;

async function ofMeter(
  needs: MeteringNeeds,
  scope: Scope,
  code: string,
  span: Span,
  together: boolean,
): Promise<PartialExplanation | null> {
  const [facts] = await needs.registry.meterFacts(scope, { meters: [code] }, span.known);
  const building = facts?.building ?? facts?.shares[0]?.building;
  if (building === undefined) return null;
  const tree = await treeOf(needs, scope, { building, ...span });
  const own = tree.meters.find(({ meter }) => meter.code === code);
  if (own === undefined || own.balance === null) return null;
  const { rest, unit, children } = own.balance;
  const [name, sum] = together ? ['below', children] : ['rest', rest];
  const below = tree.meters.filter(({ parent, meter }) => parent === code && countsAsUse(meter));
  return {
    result: { name: `${name} ${code}`, value: sum.value, unit, coverage: sum.coverage },
    inputs: [
      ...[...(together ? [] : [own]), ...below].map(({ meter, use, unit: its }, at) =>
        input(
          meter.code,
          use.value,
          its,
          together || at === 0
            ? { zh: labels.zh.meter, en: `meter ${meter.code}` }
            : { zh: '计量点，减去', en: `meter ${meter.code}, deducted` },
          use.figure,
        ),
      ),
      ...apartInputs(together ? 0 : rest.apart, unit),
    ],
    findings: tree.findings.filter(({ evidence }) => evidence['of'] === code),
  };
}

async function ofItems(needs: MeteringNeeds, scope: Scope, question: FigureQuestion, span: Span): Promise<PartialExplanation | null> {
  const building = String(question['building']);
  const carrier = question['carrier'] as Carrier;
  const item = question['item'] === undefined ? null : String(question['item']);
  const flow = await flowOf(needs, scope, { building, ...span });
  const found = flow.carriers.find((one) => one.carrier === carrier);
  const own = found?.nodes.find((node) => node.item === item);
  if (found === undefined || own === undefined || own.rest === null) return null;
  const below = found.nodes.filter((node) => node.item !== null && node !== own && node.parent === item);
  return {
    result: { name: `rest ${building} ${item ?? carrier}`, value: own.rest.value, unit: found.unit, coverage: own.rest.coverage },
    inputs: [
      ...[own, ...below].map((node, at) =>
        input(
          node.item ?? carrier,
          node.use.value,
          found.unit,
          at === 0 ? { zh: '总量', en: 'whole' } : { zh: '减去', en: 'deducted' },
          node.use.figure,
        ),
      ),
      ...apartInputs(own.rest.apart, found.unit),
    ],
    findings: found.findings.filter(({ evidence }) => evidence['of'] === (item ?? carrier)),
  };
}

function input(name: string, value: number | null, unit: string, source: LocalizedText, figure: string): ExplainedInput {
  return { name, value, unit, source, figure };
}
