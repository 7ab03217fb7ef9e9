/**
 * The same problem formulated differently (`flexibility.md` 4): one whole programme as text, with a choice of 0 or 1 in every step for
 * every "never both", soft limits always present, solved again for each class and goal. No code is shared with the slice, only HiGHS is the
 * same.
 */
import loadHighs from 'highs';
import type { Sums, WrittenResource, WrittenScenario } from './schedule-check.ts';

type Term = readonly [factor: number, column: string];
type Form = 'state' | 'site' | 'target' | 'comfort' | 'cost' | 'carbon' | 'import';

const value = (given: unknown, step: number, instead: number): number => Number(Array.isArray(given) ? given[step] : (given ?? instead));
const ms = (text: string): number => Date.parse(text);

function createText(h: number) {
  const bounds: string[] = [];
  const rows: string[] = [];
  const whole: string[] = [];
  const forms: Record<Form, Term[]> = { state: [], site: [], target: [], comfort: [], cost: [], carbon: [], import: [] };
  let count = 0;
  const column = (least = 0, most = Infinity): string => {
    count += 1;
    const name = `v${count}`;
    bounds.push(`${least === -Infinity ? '-inf' : least} <= ${name} <= ${most === Infinity ? '+inf' : most}`);
    return name;
  };
  const choice = (): string => {
    const name = column(0, 1);
    whole.push(name);
    return name;
  };
  const said = (terms: readonly Term[]): string =>
    [...Map.groupBy(terms, ([, name]) => name)]
      .map(([name, all]) => [all.reduce((sum, [factor]) => sum + factor, 0), name] as const)
      .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
      .join(' ');
  const row = (terms: readonly Term[], sign: '=' | '<=' | '>=', right: number): void => {
    if (terms.length > 0) rows.push(`r${rows.length}: ${said(terms)} ${sign} ${right}`);
  };
  return {
    h,
    column,
    choice,
    forms,
    row,
    neverBoth(one: string, oneMost: number, other: string, otherMost: number): void {
      const side = choice();
      row(
        [
          [1, one],
          [-oneMost, side],
        ],
        '<=',
        0,
      );
      row(
        [
          [1, other],
          [otherMost, side],
        ],
        '<=',
        otherMost,
      );
    },
    text: (form: Form, kept: readonly (readonly [Form, number])[]): string => {
      const more = kept.filter(([name]) => forms[name].length > 0).map(([name, most], at) => `k${at}: ${said(forms[name])} <= ${most}`);
      const integers = whole.length === 0 ? '' : `General\n${whole.join('\n')}\n`;
      return `Minimize\nobj: ${said(forms[form])}\nSubject To\n${[...rows, ...more].join('\n')}\nBounds\n${bounds.join('\n')}\n${integers}End\n`;
    },
  };
}

type Text = ReturnType<typeof createText>;

/** The text of a scenario, before any goal; also for the bench. */
export function writeProgram(scenario: WrittenScenario): Text {
  const h = scenario.step / 60;
  const text = createText(h);
  const { column, row, forms } = text;
  const edge = (k: number): number => ms(scenario.start) + k * scenario.step * 60_000;
  const buses: Record<'ac' | 'dc', Term[][]> = { ac: [], dc: [] };
  for (const bus of [buses.ac, buses.dc]) for (let k = 0; k < scenario.steps; k += 1) bus.push([]);
  let most =
    Math.max(0, ...[scenario.base].flat()) + Math.max(0, ...[scenario.base].flat().map((kw) => -kw)) + (scenario.converter?.kw ?? 0);
  for (const one of scenario.resources) most += writeResource(text, scenario, one, { edge, bus: buses[one.bus ?? 'ac'] });
  const peakOf = (price: number, soFarKw: number) => {
    const peak = price > 0 ? column(soFarKw) : null;
    if (peak !== null) forms.cost.push([price, peak]);
    return peak;
  };
  let peak = peakOf(scenario.price.peak ?? 0, scenario.price.peakSoFarKw ?? 0);
  for (let k = 0; k < scenario.steps; k += 1) {
    const period = scenario.price.peakPeriods?.find(({ from }) => ms(from) === edge(k));
    if (period !== undefined) peak = peakOf(period.peak, period.peakSoFarKw ?? 0);
    const [ac, dc] = [buses.ac[k] as Term[], buses.dc[k] as Term[]];
    if (scenario.converter !== undefined) {
      const { kw, toDc, toAc } = scenario.converter;
      const [x, y] = [column(0, kw), column(0, kw)];
      ac.push([1, x], [-toAc, y]);
      dc.push([1, y], [-toDc, x]);
      text.neverBoth(x, kw, y, kw);
    }
    const [taken, given] = [column(), column()];
    row([...ac, [-1, taken], [1, given]], '=', -value(scenario.base, k, 0));
    if (dc.length > 0) row(dc, '=', -value(scenario.baseDc, k, 0));
    text.neverBoth(taken, most, given, most);
    for (const [power, limit] of [
      [taken, value(scenario.site.importKw, k, Infinity)],
      [given, value(scenario.site.exportKw, k, Infinity)],
    ] as const) {
      if (limit === Infinity) continue;
      const over = column();
      row(
        [
          [1, power],
          [-1, over],
        ],
        '<=',
        limit,
      );
      forms.site.push([h, over]);
    }
    const carbon = value(scenario.price.carbon, k, 0);
    forms.import.push([h, taken]);
    forms.carbon.push([h * carbon, taken]);
    forms.cost.push([h * (value(scenario.price.import, k, 0) + carbon * (scenario.price.carbonPrice ?? 0)), taken]);
    forms.cost.push([-h * value(scenario.price.export, k, 0), given]);
    if (peak !== null)
      row(
        [
          [1, peak],
          [-1, taken],
        ],
        '>=',
        0,
      );
  }
  return text;
}

type Place = { readonly edge: (k: number) => number; readonly bus: Term[][] };

/** @returns the most that it takes or gives */
function writeResource(text: Text, scenario: WrittenScenario, one: WrittenResource, { edge, bus }: Place): number {
  const { h, column, row, forms } = text;
  const steps = Array.from({ length: scenario.steps }, (_, k) => k);
  const take = (k: number, ...terms: Term[]): void => void (bus[k] as Term[]).push(...terms);
  const top = (given: unknown): number => Math.max(...steps.map((k) => value(given, k, 0)));
  const outside = (state: string, least: number, most: number, form: Form): void => {
    const [over, under] = [column(), column()];
    row(
      [
        [1, state],
        [-1, over],
      ],
      '<=',
      most,
    );
    row(
      [
        [1, state],
        [1, under],
      ],
      '>=',
      least,
    );
    forms[form].push([h, over], [h, under]);
  };
  const short = (terms: Term[], kwh: number): void => {
    const rest = column();
    row([...terms, [1, rest]], '>=', kwh);
    forms.target.push([1, rest]);
  };
  if (one.kind === 'pv') {
    for (const k of steps) {
      const kw = value(one.available, k, 0);
      take(k, [-1, column(one.curtail === false ? kw : 0, kw)]);
    }
    return top(one.available);
  }
  if (one.kind === 'shed') {
    const powers = steps.map((k) => column(0, value(one.available, k, 0)));
    for (const [k, power] of powers.entries()) {
      take(k, [-1, power]);
      forms.cost.push([h * value(one.price, k, 0), power]);
    }
    if (typeof one.maxKwh === 'number')
      row(
        powers.map((power) => [h, power] as const),
        '<=',
        one.maxKwh,
      );
    return top(one.available);
  }
  if (one.kind === 'shift') {
    const most = one.kw as number;
    const open = steps.filter((k) => edge(k) >= ms(one.from as string) && edge(k + 1) <= ms(one.to as string));
    const powers = new Map(open.map((k) => [k, column(0, most)]));
    for (const [k, power] of powers) take(k, [1, power]);
    const all = [...powers.values()].map((power) => [h, power] as const);
    row(all, '<=', one.kwh as number);
    short(all, one.kwh as number);
    if (one.whole === true && open.length > 0) {
      const length = Math.round((one.kwh as number) / (h * most));
      const begins = open.filter((k) => k + length <= (open.at(-1) as number) + 1).map((k) => [k, text.choice()] as const);
      row(
        begins.map(([, name]) => [1, name] as const),
        '<=',
        1,
      );
      for (const [k, power] of powers)
        row(
          [[1, power], ...begins.filter(([begin]) => begin <= k && k < begin + length).map(([, name]) => [-most, name] as const)],
          '=',
          0,
        );
    }
    return most;
  }
  if (one.kind === 'hvac') {
    const left = Math.exp(-h / ((one.r as number) * (one.c as number)));
    let before: string | null = null;
    for (const k of steps) {
      const [power, state] = [column(0, value(one.kw, k, 0)), column(-Infinity)];
      take(k, [1, power]);
      const warm = (1 - left) * (one.r as number) * value(one.cop, k, 0) * (one.mode === 'cool' ? -1 : 1);
      const free = (1 - left) * (value(one.outdoor, k, 0) + (one.r as number) * value(one.gain, k, 0));
      row(
        [[1, state], [-warm, power], ...(before === null ? [] : [[-left, before] as const])],
        '=',
        free + (before === null ? left * (one.start as number) : 0),
      );
      outside(state, value(one.low, k, 0), value(one.high, k, 0), 'comfort');
      before = state;
    }
    return top(one.kw);
  }
  const isCar = one.kind === 'ev';
  const [into, out] = [one.chargeEfficiency ?? 1, one.dischargeEfficiency ?? 1];
  const least = one.dischargeKw ?? (isCar ? 0 : one.kw);
  const end = edge(scenario.steps);
  const spells = isCar ? (one.sessions ?? []) : [{ from: '', to: '', startKwh: one.startKwh as number, maxKwh: 0, targetKwh: undefined }];
  for (const spell of spells) {
    const [from, to] = isCar ? [ms(spell.from), ms(spell.to)] : [edge(0), end];
    if (to <= edge(0) || from >= end) continue;
    let before = column(spell.startKwh, spell.startKwh);
    const due = (when: number): void => {
      for (const target of one.targets ?? []) if (ms(target.at) === when) short([[1, before]], target.kwh);
    };
    due(edge(0));
    for (const k of steps) {
      if (edge(k) < from || edge(k + 1) > to) continue;
      const [charge, discharge, state] = [column(0, value(one.kw, k, 0)), column(0, value(least, k, 0)), column(-Infinity)];
      take(k, [1, charge], [-1, discharge]);
      text.neverBoth(charge, value(one.kw, k, 0), discharge, value(least, k, 0));
      row(
        [
          [1, state],
          [-((1 - (one.lossPerHour ?? 0)) ** h), before],
          [-h * into, charge],
          [h / out, discharge],
        ],
        '=',
        0,
      );
      outside(state, value(one.minKwh, k, 0), isCar ? spell.maxKwh : value(one.maxKwh, k, 0), 'state');
      forms.cost.push([h * (one.wear ?? 0), discharge]);
      before = state;
      due(edge(k + 1));
    }
    if (isCar && spell.targetKwh !== undefined && to <= end) short([[1, before]], spell.targetKwh);
  }
  return Math.max(top(one.kw), top(least));
}

/** The minimum of each class in order, then of each goal. */
export async function leastOf(scenario: WrittenScenario): Promise<Partial<Sums>> {
  const highs = await loadHighs();
  const text = writeProgram(scenario);
  const classes = ['state', 'site', 'target', 'comfort'] as const;
  const priority = (scenario.priority ?? []) as Form[];
  const names: Form[] = [...priority, ...classes.filter((name) => !priority.includes(name)), ...((scenario.order ?? ['cost']) as Form[])];
  const kept: [Form, number][] = [];
  const least: Partial<Sums> = {};
  for (const name of names) {
    if (text.forms[name].length === 0) {
      least[name] = 0;
      continue;
    }
    const told = highs.solve(text.text(name, kept), { mip_rel_gap: 1e-6, mip_abs_gap: 1e-6, time_limit: 60, output_flag: false });
    if (told.Status !== 'Optimal') throw new Error(`${name}: ${told.Status}`);
    least[name] = told.ObjectiveValue;
    // wider than the solver's own tolerance (1e-6), within which what was just found would else be refused
    kept.push([name, told.ObjectiveValue + 5e-6 * (1 + Math.abs(told.ObjectiveValue))]);
  }
  return least;
}
