import { Problem } from '#kernel/problem.ts';
import { carrierWord, isNoCarrier, type CarrierNamed } from '../units/carrier-named.ts';
import type { Plan } from './layout.ts';
import { codeOfRow } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

/** What obviously belongs to electricity (its purpose, its time, its source), or has no meaning for carriers. */
const ofElectricity =
  /照明|插座|空调|动力|电梯|光伏|发电|绿电|风电|储能|充电|[尖峰平谷]|总|有功|合计|小计|^[-—/无]+$|lighting|solar|(?<![a-z])(?:pv|hvac|ev|all)(?![a-z])|wind|generation|import|export|total|demand|peak|power|energy/iu;

const isUnknown = (word: string): boolean => carrierWord(word) === null && (isNoCarrier(word) || !ofElectricity.test(word));

type Known = (codes: readonly string[]) => Promise<ReadonlySet<string>>;

/** The content of columns, with every carrier word resolved. @throws Problem `carrier-word-unknown` */
export async function withKnownCarriers<Held extends { readonly carriers: readonly (CarrierNamed | null)[] }>(
  plan: Plan,
  of: { readonly header: readonly string[]; readonly rows: Rows },
  held: Held,
  known: Known,
): Promise<Held> {
  await refuseUnknownCarriers(plan, of, held.carriers[0] ?? null, known);
  return held;
}

/**
 * Throws `carrier-word-unknown` if words in the column of carriers are in no vocabulary, because their rows would be taken for electricity;
 * not if their metering points exist, or the file gives the carrier of all.
 * @param known which codes belong to metering points
 */
async function refuseUnknownCarriers(
  plan: Plan,
  { header, rows }: { readonly header: readonly string[]; readonly rows: Rows },
  named: CarrierNamed | null,
  known: Known,
): Promise<void> {
  if ((plan.layout !== 'long' && plan.layout !== 'months') || plan.carrier === undefined) return;
  const { carrier: column } = plan;
  const values = plan.layout === 'long' ? [plan.value] : plan.months.map((one) => one.column);
  const read = rows.filter((cells) => values.some((value) => /\d/u.test(cells[value] ?? '')));
  const words = [...new Set(read.map((cells) => (cells[column] ?? '').trim()))].filter((word) => word !== '');
  const unknown = new Set(words.filter(isUnknown));
  const others = new Set(words.flatMap((word) => carrierWord(word) ?? []));
  const isSaid = named !== null && named.carrier !== 'electricity' && [...others].every((carrier) => carrier === named.carrier);
  if (unknown.size === 0 || isSaid) return;
  const codes = read.flatMap((cells) => (unknown.has((cells[column] ?? '').trim()) ? [codeOfRow(plan, cells)] : []));
  const met = [...new Set(codes)];
  if (plan.meter !== null && (await known(met)).size === met.length) return;
  throw new Problem('bad-input', 'carrier-word-unknown', {
    column: (header[column] as string).trim(),
    words: [...unknown].slice(0, 10).join(', '),
  });
}
