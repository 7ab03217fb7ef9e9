import type { AsOf } from '#kernel/as-of.ts';
import { type Carrier, carriers } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { AuditEnergy, Item, ItemKnown, ItemUse } from './facts.ts';
import { areaOn, type EnergyAuditNeeds, leastCoverage } from './needs.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { useTerms, type Category } from '#kernel/vocabulary.ts';
import { percentText } from '#kernel/percent.ts';

/** Input: a building over a period, and what its meters show. */
export type ItemQuestion = {
  readonly building: BuildingFacts;
  /** Not included. */
  readonly to: string;
  readonly energy: readonly AuditEnergy[];
  readonly split: readonly ItemUse[];
};

/** A building over a period, as known then. */
type Spell = { readonly building: BuildingFacts; readonly from: string; readonly to: string; readonly known: AsOf };

const missing = (zh: string, en: string): ItemKnown => ({ isKnown: false, why: { zh, en } });
const known = (why: LocalizedText): ItemKnown => ({ isKnown: true, why });

/** The carriers that a building uses: those that are metered, that of its heating, and always electricity. */
export async function carriersOf(
  { knowledge, metering }: Pick<EnergyAuditNeeds, 'knowledge' | 'metering'>,
  scope: Scope,
  { building, from, to, known: at }: Spell,
): Promise<Carrier[]> {
  const uses = await metering.yearUse(scope, { which: { buildings: [building.code] }, from, to, known: at });
  const found = new Set<Carrier>(['electricity']);
  for (const { building: code, carrier, meters } of uses) if (code === building.code && meters > 0) found.add(carrier);
  const way = building.fields['heating'];
  for (const { values, carrier } of knowledge.inForce('heating', { on: to, ...at }))
    if (typeof way === 'string' && values.includes(way) && carrier !== null) found.add(carrier);
  return carriers.filter((carrier) => found.has(carrier));
}

/** What registry, meters and files hold for each item. */
export async function itemsKnown(
  needs: EnergyAuditNeeds,
  scope: Scope,
  items: readonly Item[],
  asked: ItemQuestion,
): Promise<readonly ItemKnown[]> {
  const wants = (kind: Item['kind']): boolean => items.some((one) => one.kind === kind);
  const equipment = wants('equipment') ? await equipmentOf(needs, scope, asked) : [];
  const files = wants('document') || wants('note') ? await filesOf(needs, scope, asked) : [];
  return items.map((item): ItemKnown => {
    if (item.kind === 'fact') return factKnown(item, asked);
    if (item.kind === 'energy') return energyKnown(item, asked);
    if (item.kind === 'cost')
      return missing(
        '平台不保存能源费用，请提供审计期的金额。',
        'Energy costs are not stored on the platform: give the amount for the audit period.',
      );
    if (item.kind === 'equipment') return equipmentKnown(item, equipment);
    if (item.kind === 'split') return splitKnown(asked.split);
    return fileKnown(item, files);
  });
}

function factKnown({ field, unit }: Item, { building, to }: ItemQuestion): ItemKnown {
  const day = dayText((parseDay(to) as number) - 1);
  const value = field === 'floorArea' ? areaOn(building, day) : building.fields[field ?? ''];
  if (value === undefined || value === null || value === '') return missing('档案中没有。', 'Not in the registry.');
  const { zh, en } = valueTexts(field ?? '', value);
  const sign = unit === null ? '' : ` ${unitSign(unit)}`;
  return known({ zh: `${zh}${sign}`, en: `${en}${sign}` });
}

function energyKnown({ carrier }: Item, { energy }: ItemQuestion): ItemKnown {
  const found = energy.find((one) => one.carrier === carrier);
  const coverage = found?.coverage ?? 0;
  const percent = percentText(coverage, leastCoverage);
  if (found !== undefined && found.value !== null && coverage >= leastCoverage)
    return known({ zh: `读数覆盖率 ${percent}`, en: `measured, coverage ${percent}` });
  const gaps = (found?.months ?? []).filter((month) => month.coverage < leastCoverage).map(({ from }) => from.slice(0, 7));
  if (found === undefined || coverage === 0) return missing('没有读数。', 'There are no readings.');
  return missing(`读数覆盖率 ${percent}，缺 ${gaps.join('、')}。`, `Coverage ${percent}; missing: ${gaps.join(', ')}.`);
}

type Device = Awaited<ReturnType<EnergyAuditNeeds['equipment']['list']>>['equipment'][number];

async function equipmentOf({ equipment }: EnergyAuditNeeds, scope: Scope, { building }: ItemQuestion): Promise<readonly Device[]> {
  const asked = { building: building.code, state: 'in-use', sort: 'code', descending: false, limit: 1000, offset: 0 } as const;
  return (await equipment.list(scope, asked)).equipment;
}

function equipmentKnown({ complete }: Item, devices: readonly Device[]): ItemKnown {
  if (devices.length === 0) return missing('没有登记设备。', 'No equipment is on record.');
  const lacking = devices.filter((one) => complete.some((field) => one[field as keyof Device] === null));
  if (lacking.length === 0) return known({ zh: `已登记 ${devices.length} 项设备`, en: `${devices.length} pieces of equipment on record` });
  const [codes, fields] = [lacking.slice(0, 10).map(({ code }) => code), complete.join(' ')];
  return missing(
    `${lacking.length} 项设备缺少字段（${fields}）：${codes.join('、')}。`,
    `${lacking.length} pieces of equipment lack fields (${fields}): ${codes.join(', ')}.`,
  );
}

/** Names and texts of the current files and notes of a building. */
async function filesOf({ attachments }: EnergyAuditNeeds, scope: Scope, { building }: ItemQuestion): Promise<readonly string[]> {
  const { entries } = await attachments.entries(scope, building.code, { takenBack: false, limit: 1000, offset: 0 });
  return entries.map(({ file, now }) => [file?.name, now.text].filter((one) => one !== undefined && one !== '').join(' · '));
}

function fileKnown({ name, words }: Item, files: readonly string[]): ItemKnown {
  const wanted = [...words, ...(typeof name === 'string' ? [name] : [name.zh, name.en])].map((one) => one.toLowerCase());
  const found = files.find((text) => wanted.some((word) => text.toLowerCase().includes(word)));
  if (found === undefined) return missing('建筑附件中没有。', 'Not among the files of the building.');
  const short = found.slice(0, 80);
  return known({ zh: `建筑附件：${short}`, en: `File of the building: ${short}` });
}

type SplitNeeds = Pick<EnergyAuditNeeds, 'registry' | 'metering' | 'knowledge'>;

/** The use of each item below electricity that has a metering point. */
export async function itemUsesOf(
  { registry, metering, knowledge }: SplitNeeds,
  scope: Scope,
  { building, from, to, known: at }: Spell,
): Promise<ItemUse[]> {
  const meters = await registry.meterFacts(scope, { buildings: [building.code], carrier: 'electricity' }, at);
  const items = [...new Set(meters.flatMap(({ item }) => (item === null ? [] : [item])))].toSorted();
  const entries = knowledge.inForce('energy-item', { on: to, ...at });
  const question = { building: building.code, carrier: 'electricity', from, to, step: 'year', known: at } as const;
  return Promise.all(
    items.map(async (item) => {
      const { unit, total } = await metering.useOfBuilding(scope, { ...question, item });
      const { value, coverage, figure } = total;
      return { item, name: entries.find(({ code }) => code === item)?.names ?? item, value, unit, coverage, figure };
    }),
  );
}

/** Whether items below electricity are measured for nearly all of the period. */
function splitKnown(items: readonly ItemUse[]): ItemKnown {
  if (items.length === 0) return missing('没有分项计量点。', 'No metering point has an item.');
  const least = Math.min(...items.map(({ coverage }) => coverage));
  const percent = percentText(least, leastCoverage);
  return least >= leastCoverage
    ? known({ zh: `${items.length} 个分项，覆盖率最低 ${percent}`, en: `${items.length} items, coverage at least ${percent}` })
    : missing(`${items.length} 个分项，覆盖率最低只有 ${percent}。`, `${items.length} items, coverage only ${percent}.`);
}

/** A value of a building's field in both languages; a code without a term is left unchanged. */
function valueTexts(field: string, value: unknown): { readonly zh: string; readonly en: string } {
  const plain = Array.isArray(value) ? value.map(String).join('; ') : String(value);
  const terms: Readonly<Record<string, Category>> = buildingValueTerms;
  const category: Category | undefined = field === 'use' ? useTerms : Object.hasOwn(terms, field) ? terms[field] : undefined;
  const term = category !== undefined && Object.hasOwn(category, plain) ? category[plain] : undefined;
  return { zh: term?.zh ?? plain, en: term?.en ?? plain };
}
