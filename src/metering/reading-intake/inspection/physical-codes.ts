import { Problem } from '#kernel/problem.ts';
import type { Plan } from '../columns/layout.ts';
import { physicalIn, type NotEnergy } from '../units/not-energy.ts';
import type { KnownPoints } from '../columns/point-columns.ts';

type Rows = readonly (readonly string[])[];

const endsZh = /(?:温度|湿度|室温|水温|气温|电压|电流|功率因数|频率|压力|浓度)$/u;
/** Letters with a number can be codes of metering points too: `U1`, `PF1`. */
const short = /^[a-z]{1,2}$|^(?!.*(?:co2|pm2|pm10)).*\d/iu;
const noPoint: ReadonlySet<NotEnergy> = new Set([
  'temperature',
  'pressure',
  'concentration',
  'voltage',
  'current',
  'frequency',
  'power-factor',
]);

/** The suffix of a code that only points measure: `X.RoomTemp`, `AHU1_T_sup`, `3#变 功率因数`; null if it has none. */
function physicalCode(code: string): NotEnergy | null {
  if (/\p{Script=Han}$/u.test(code)) return endsZh.test(code) ? (physicalIn(code.slice(-4)) ?? physicalIn(code)) : null;
  const parts = code.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').split(/[\s._/-]+/u);
  const last = parts.at(-1) ?? '';
  if (short.test(last) && !/^pf$/iu.test(last)) return null;
  const ends = [last, parts.slice(-2).join('_')];
  const why = ends.map(physicalIn).find((one) => one !== null) ?? null;
  const isWeather = why === 'weather' && /(?:humidity|rh)$/iu.test(code);
  return why !== null && (noPoint.has(why) || isWeather) ? why : null;
}

/** The codes of rows that only points measure, and that do not exist. */
async function physicalCodes(plan: Plan, rows: Rows, known: KnownPoints, points: KnownPoints): Promise<readonly string[]> {
  if (plan.layout !== 'long' || plan.meter === null) return [];
  const { meter } = plan;
  const codes = [...new Set(rows.map((cells) => (cells[meter] ?? '').trim()))].filter((code) => physicalCode(code) !== null);
  if (codes.length === 0) return [];
  const there = new Set([...(await known(codes)), ...(await points(codes))]);
  return codes.filter((code) => !there.has(code));
}

/**
 * A plan that leaves out the rows that only points measure.
 * @throws Problem `values-physical` if all rows are such
 */
export async function withoutPhysical(plan: Plan, rows: Rows, known: KnownPoints, points: KnownPoints): Promise<Plan> {
  const codes = await physicalCodes(plan, rows, known, points);
  if (codes.length === 0 || plan.layout !== 'long' || plan.meter === null) return plan;
  const { meter, registers = [] } = plan;
  const others = new Set(codes);
  if (rows.every((cells) => (cells[meter] ?? '').trim() === '' || others.has((cells[meter] ?? '').trim()))) {
    const [code = ''] = codes;
    throw new Problem('bad-input', 'values-physical', { column: code, why: physicalCode(code), code });
  }
  return { ...plan, registers: [...registers, { column: meter, own: null, others, isCode: true }] };
}
