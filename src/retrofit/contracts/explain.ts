import type { Days, Entry, Line } from '#retrofit/contract-terms/facts.ts';
import { periodsOf } from '#retrofit/contract-terms/periods.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, readFigure, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Base } from '#retrofit/savings/savings.ts';
import type { Stood } from './facts.ts';
import { lineFigure, type LinePart, lineParts } from './figures.ts';
import { createKnown, eventsOf } from './known.ts';
import { contractNamed } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { baselinesOf, seesMoney } from './sight.ts';
import { holdsIn } from './versions.ts';

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

const clause = text('合同约定；计算见 docs/savings.md', 'as the contract says; for the calculation see docs/savings.md');

/**
 * A figure of a contract: a value of a line or, below it, the days and readings that it is based on. Anyone who sees the contract may open
 * them.
 */
export async function explainContract(needs: ContractsNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { contract: code, entry, line, part, of } = question;
  if (typeof code !== 'string') throw unknownFigure(figure);
  const contract = await contractNamed(needs, scope, code, asOfNow);
  if (typeof of === 'string') return explainBelow(needs, contract, figure, of);
  const found = contract.books.find((one) => one.entry === entry);
  const own = typeof line === 'number' ? found?.lines[line] : undefined;
  const which = lineParts.find((one) => one === part);
  if (found === undefined || own === undefined || which === undefined || own[which] === null) throw unknownFigure(figure);
  if (which === 'amount' && !seesMoney(scope)) throw new Problem('not-allowed', 'money-not-seen', { contract: code });
  return explainLine(needs, contract, { figure, found, own, which, line: line as number });
}

type LineQuestion = { readonly figure: string; readonly found: Entry; readonly own: Line; readonly which: LinePart; readonly line: number };

async function explainLine(needs: ContractsNeeds, contract: Stood, asked: LineQuestion): Promise<Explanation> {
  const { figure, found, own, which } = asked;
  const baseline = await unitOf(needs, contract, found, own);
  return {
    figure,
    result: {
      name: `${which} ${contract.code} ${own.boundary ?? own.item} ${own.from} … ${own.to}`,
      value: Number(own[which]),
      unit: which === 'amount' ? 'yuan' : baseline,
    },
    formula: which === 'amount' ? amountFormula(own) : savedFormula(found, which),
    clause,
    inputs: which === 'amount' ? amountInputs(contract, asked, baseline) : await savedInputs(needs, contract, asked, baseline),
    meters: [],
    knownAt: found.knownAt,
    findings: [],
  };
}

async function unitOf({ savings }: ContractsNeeds, contract: Stood, { period }: Entry, { boundary }: Line): Promise<string> {
  const terms = holdsIn(contract).find((one) => one.period.from === period)?.terms;
  const named = terms?.boundaries.find(({ name }) => name === boundary);
  return named === undefined || !('baseline' in named) ? 'kWh' : (await savings.sealedBase(programScope, named.baseline)).unit;
}

function amountFormula({ item }: Line): LocalizedText {
  if (item === 'fee') return text('合同约定的费用', 'the agreed fee');
  if (item === 'savings')
    return text('金额 = 数量 × 单价 × 分享比例 ÷ 100，四舍五入到分', 'amount = quantity × price × share ÷ 100, to the cent');
  return text('金额 = 数量 × 单价，四舍五入到分', 'amount = quantity × price, to the cent');
}

function amountInputs({ code }: Stood, { found, own, line }: LineQuestion, unit: string): ExplainedInput[] {
  const terms = text('合同条款', 'the terms of the contract');
  const plain = (name: string, value: string | null, of: string): ExplainedInput[] =>
    value === null ? [] : [{ name, value: Number(value), unit: of, source: terms }];
  if (own.item === 'fee') return plain('fee', own.amount, 'yuan');
  const opens = own.savings === null ? {} : { figure: lineFigure(code, found, line, 'savings') };
  const quantity = plain('quantity', own.quantity, unit).map((one) => ({
    ...one,
    source: text('本行的节能量', 'the savings of this line'),
    ...opens,
  }));
  return [...quantity, ...plain('price', own.yuan, `yuan/${unit}`), ...plain('share', own.percent, '%')];
}

function savedFormula({ kind }: Entry, which: LinePart): LocalizedText {
  if (kind === 'correction') return text('更正 = 现在所知 − 已入账', 'correction = as known now − as posted');
  if (kind === 'reversal') return text('冲销：原条目取负', 'reversal: the entry with the other sign');
  return which === 'savings'
    ? text('本期节能量 = 校准能耗 − 实测用量', 'savings = adjusted baseline − measured')
    : text('Σ 计入各日', 'Σ over the days counted');
}

async function savedInputs(
  needs: ContractsNeeds,
  contract: Stood,
  { found, own, which, line }: LineQuestion,
  unit: string,
): Promise<ExplainedInput[]> {
  const { code, books } = contract;
  const before = books.filter((one) => one.entry < found.entry && one.period === found.period);
  if (found.kind === 'reversal') {
    const back = books.find(({ entry }) => entry === found.reverses) as Entry;
    const figure = lineFigure(code, back, line, which);
    return [
      {
        name: `entry ${back.entry}`,
        value: Number(back.lines[line]?.[which]),
        unit,
        source: text('被冲销的条目', 'the reversed entry'),
        figure,
      },
    ];
  }
  const posted = before.flatMap((one) =>
    one.lines.flatMap((other, index): ExplainedInput[] =>
      !addedUp(other, own) || other[which] === null
        ? []
        : [
            {
              name: `entry ${one.entry}`,
              value: Number(other[which]),
              unit,
              source: text('已入账', 'posted before'),
              figure: lineFigure(code, one, index, which),
            },
          ],
    ),
  );
  return [...(await knownThen(needs, contract, found, own, which, unit)), ...posted];
}

/** What was known of a line's days when its entry was posted; opens to days. */
async function knownThen(
  needs: ContractsNeeds,
  contract: Stood,
  found: Entry,
  own: Line,
  which: LinePart,
  unit: string,
): Promise<ExplainedInput[]> {
  const known = { received: Date.parse(found.knownAt), recorded: Date.parse(found.posted) };
  const then = await contractNamed(needs, programScope, contract.code, known);
  const held = holdsIn(then).find(({ period }) => period.from === found.period);
  const named = held?.terms.boundaries.find(({ name }) => name === own.boundary);
  if (held === undefined || named === undefined || which === 'amount') return [];
  const use = (await createKnown(needs, then, known).period(held)).boundaries
    .find(({ boundary }) => boundary === own.boundary)
    ?.uses.find(({ from, to }) => from === own.from && to === own.to);
  if (use === undefined) return [];
  const one = { name: which, value: Number(use[which]), unit };
  if (!('baseline' in named)) return [{ ...one, source: text('约定的设备清单', 'the agreed list of equipment') }];
  const events = eventsOf(then, named.name, held.period).map(({ happened }) => happened);
  const question = {
    of: { baseline: named.baseline },
    period: { from: own.from, to: own.to },
    confidence: held.terms.confidence,
    events,
    factors: [],
    compare: null,
  };
  const inner = await needs.savings.reportFigure(question, which, known);
  return [
    {
      ...one,
      source: text('锁定的基准与当时所知的读数', 'the sealed baseline, and readings as known then'),
      figure: wrap(contract.code, inner),
    },
  ];
}

/** A figure below, opened by right of access to the contract. */
function wrap(contract: string, of: string): string {
  const { received, recorded } = readFigure(of);
  return figureId({ kind: 'contract', contract, of, received, recorded });
}

/** Days and uses of the boundaries and the days of a contract; anything else is not one of its figures. */
async function explainBelow(needs: ContractsNeeds, contract: Stood, figure: string, of: string): Promise<Explanation> {
  const inner = readFigure(of);
  if (
    !(inner.kind === 'savings'
      ? await isOwnReport(needs, contract, inner)
      : inner.kind === 'use' && (await isOwnUse(needs, contract, inner)))
  )
    throw unknownFigure(figure);
  const found = await needs.explain(programScope, of);
  const inputs = found.inputs.map(({ figure: below, ...one }): ExplainedInput => {
    const isOwn = below !== undefined && ['savings', 'use'].includes(readFigure(below).kind) && inner.kind === 'savings';
    return isOwn ? { ...one, figure: wrap(contract.code, below) } : one;
  });
  return { ...found, figure, inputs, knownAt: found.knownAt ?? formatInstant(inner.received / 1000) };
}

/** The settled days of a contract by a baseline: nothing else of the building is one of its figures. */
function settledBy(contract: Stood, baseline: string): readonly Days[] {
  const posted = new Set(contract.books.map(({ period }) => period));
  return contract.versions
    .filter(({ terms }) => baselinesOf(terms).includes(baseline))
    .flatMap(({ terms }) => periodsOf(terms).filter(({ from }) => posted.has(from)));
}

async function isOwnReport({ savings }: ContractsNeeds, contract: Stood, { asked }: FigureQuestion): Promise<boolean> {
  const question = typeof asked === 'string' ? await savings.reportQuestion(asked) : undefined;
  if (question === undefined || !('baseline' in question.of)) return false;
  const { of, period } = question;
  return settledBy(contract, of.baseline).some(({ from, to }) => from <= period.from && period.to <= to);
}

/** A use within what a baseline is drawn around and within the settled days of the contract. */
async function isOwnUse({ savings }: ContractsNeeds, contract: Stood, inner: FigureQuestion): Promise<boolean> {
  const { from, to } = inner;
  if (typeof from !== 'number' || typeof to !== 'number') return false;
  for (const name of new Set(contract.versions.flatMap(({ terms }) => baselinesOf(terms)))) {
    const { asked, zone } = await savings.sealedBase(programScope, name);
    const start = (day: string): number => zone.dayStart(parseDay(day) as number);
    if (isOf(asked.boundary, inner) && settledBy(contract, name).some((days) => start(days.from) <= from && to <= start(days.to)))
      return true;
  }
  return false;
}

const isOf = (boundary: Base['asked']['boundary'], { meter, building, carrier, item }: FigureQuestion): boolean =>
  'building' in boundary
    ? boundary.building === building && boundary.carrier === carrier && boundary.item === item
    : boundary.meters.length === 1 && boundary.meters[0] === meter && boundary.minus === undefined;

/** Whether two lines cover the same days of the same boundary: differences are computed between them. */
const addedUp = (a: Line, b: Line): boolean => a.item === b.item && a.boundary === b.boundary && a.from === b.from && a.to === b.to;
