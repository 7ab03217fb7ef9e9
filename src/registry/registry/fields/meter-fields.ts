import { holdWords } from '#platform/list-intake/columns-by-cells.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { Problem } from '#kernel/problem.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { counterUnits, isPower, type Unit } from '#kernel/carrier.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { multiplierHeading, multiplierIn, multiplierWays } from '#platform/tables/multiplier.ts';
import {
  choiceField,
  choicesOf,
  dayField,
  type Dictionary,
  type FieldSpec,
  keyOf,
  numberField,
  readNumber,
  textField,
  type Parsed,
} from '#platform/list-intake/fields.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { meterDirectionTerms, meterFieldTerms, meterKindTerms } from '../vocabulary.ts';

export type Share = { readonly building: string; readonly share: number };

/** How far the sum of shares may differ from 1: thirds are written with two decimals. */
const tolerance = 0.0101;

/** Shares of the buildings that one meter serves: `A:0.6;B:0.4`, also in percent. They are normalized to sum to 1. */
export function parseShares(text: string): Parsed {
  const shares: Share[] = [];
  for (const part of text
    .split(/[;；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const at = Math.max(part.lastIndexOf(':'), part.lastIndexOf('：'));
    const [building, number] = [
      part.slice(0, at).trim(),
      part
        .slice(at + 1)
        .normalize('NFKC')
        .trim(),
    ];
    const percent = number.endsWith('%');
    const read = readNumber(percent ? number.slice(0, -1) : number);
    if (at <= 0 || building === '' || read === null || read < 0) return { fault: 'bad-shares', evidence: { value: part } };
    if (shares.some((one) => one.building === building)) return { fault: 'share-twice', evidence: { building } };
    shares.push({ building, share: percent ? read / 100 : read });
  }
  const sum = shares.reduce((total, one) => total + one.share, 0);
  if (shares.length === 0 || Math.abs(sum - 1) > tolerance) return { fault: 'shares-sum', evidence: { sum: Number(sum.toPrecision(6)) } };
  const exact = Math.abs(sum - 1) < 1e-9;
  return { value: exact ? shares : shares.map((one) => ({ ...one, share: one.share / sum })) };
}

export function writeShares(shares: readonly Share[]): string {
  return shares.map(({ building, share }) => `${building}:${share}`).join(';');
}

type Field = keyof typeof meterFieldTerms;

/** A field with its name and its label. */
const meter = (name: Field) => ({ name, ...labelOf(meterFieldTerms[name]), synonyms: [] as readonly string[] });

const text = (name: Field, also: readonly string[], synonyms: readonly string[] = []): FieldSpec =>
  textField({ ...meter(name), also, synonyms }, 100);

const { total: _total, ...carriersAlone } = carrierTerms;

const carrierOfList = choiceField(
  {
    ...meter('carrier'),
    also: ['能源类型', '介质', '能源品种', '能源', '能源类别', '能源种类', '计量介质', '能耗种类', '能耗类型', '能耗分类'],
    synonyms: ['类型', 'energy', 'commodity', 'utility', '测量对象', '计量对象', '测量介质'],
  },
  choicesOf(carriersAlone, {
    electricity: ['电力', '用电', '电能', '市电', '电表', '电能表', 'power', 'elec', 'electric', 'electrical'],
    heat: ['热力', headingTerms.heatSupplied.zh, '热量', '集中供热', '热表', '热量表', 'district heat', 'hotwater'],
    cooling: ['冷量', '集中供冷', '供冷', '冷量表', 'chilledwater'],
    gas: ['气', '天然气', '管道天然气', '燃气表', '气表', '天然气表', 'natural gas'],
    water: ['自来水', '用水', '冷水', '水表', '冷水表'],
    coal: ['燃煤', '煤炭'],
    oil: ['燃油'],
  }),
);
const carrier: FieldSpec = { ...carrierOfList, byCells: (_heading, cells) => holdWords(carrierOfList.words ?? new Map(), cells) };

const plainKind = choiceField(
  { ...meter('kind'), also: ['读数方式', '数据类型'], synonyms: ['类别'] },
  choicesOf(meterKindTerms, {
    register: [...'底数 累计 累计值 累计量 累计读数 累积 示数 表底 底码 表码 读数 止码 底度'.split(' '), 'cumulative', 'counter'],
    interval: ['用量', '区间', '增量', '消耗量', '耗量', '使用量', 'consumption', 'usage'],
  }),
);

const saysKind = /类型|类别|方式|性质|种类|模式|(?<![a-z])(?:type|kind|mode)(?![a-z])/iu;

const kind: FieldSpec = {
  ...plainKind,
  byCells: (heading, cells) =>
    saysKind.test(heading) && cells.filter((cell) => 'value' in plainKind.parse(cell, 1)).length * 2 >= cells.length,
};

/** Under these headings a cell that is not a unit is refused; under others, all cells have to be units. */
const unitHeadings: ReadonlySet<string> = new Set(
  [
    ...'计量的单位 单位名称 读数单位 用量单位 能源单位 数据单位 表计单位 仪表单位 表单位'.split(' '),
    ...'unit of measure,unit of measurement,units of measure,uom,measurement unit,meter unit,reading unit'.split(','),
    ...'Einheit Maßeinheit Messeinheit unité unidad unità eenheid enhet enhed jednostka'.split(' '),
  ].map(keyOf),
);

function countedIn(text: string): Unit | null {
  const named = unitIn(text);
  return named === null || named.per !== undefined ? null : named.unit;
}

/** The unit that a device counts in. Units of power are refused: they describe readings (`--unit kW`), whose meter counts energy. */
const unit: FieldSpec = {
  ...meter('unit'),
  also: ['计量单位'],
  synonyms: ['units'],
  byCells: (heading, cells) =>
    unitHeadings.has(keyOf(heading)) || cells.every((cell) => (cell.length > 1 || /[^\p{ASCII}]/u.test(cell)) && countedIn(cell) !== null),
  words: new Map(counterUnits.map((one) => [keyOf(one), one])),
  parse: (text) => {
    const named = unitIn(text);
    const counted = countedIn(text);
    if (counted !== null && !isPower(counted)) return { value: counted };
    const fault = counted === null ? 'unknown-value' : 'power-of-meter';
    return { fault, evidence: { value: text, unit: named?.code ?? text, known: counterUnits.join(' ') } };
  },
};

const direction = choiceField(
  { ...meter('direction'), also: ['计量方向'] },
  choicesOf(meterDirectionTerms, {
    import: ['正向', '用电'],
    both: ['上网', 'bidirectional'],
    generation: ['光伏发电', '发电量', 'generated', 'solar'],
  }),
);

const wholes = '综合倍率,计量倍率,电表倍率,总倍率,倍数,乘率,乘数,meter multiplier,meter constant,wandlerfaktor'.split(',');
const currents = [
  '变比',
  '变流比',
  '电流比',
  'CT比',
  'TA比',
  'current ratio',
  'current transformer ratio',
  'CT变比',
  'CT倍率',
  'CT ratio',
  'TA变比',
  '电流变比',
  '互感器变比',
  '互感器倍率',
  '电流互感器变比',
  '电流互感器倍率',
];
const voltages = [
  ...'变压比 电压比 PT比 TV比 VT比'.split(' '),
  ...'voltage ratio,potential ratio,voltage transformer ratio,potential transformer ratio'.split(','),
  'PT变比',
  'PT倍率',
  'PT ratio',
  'VT ratio',
  'TV变比',
  '电压互感器变比',
  '电压互感器倍率',
];

/** The factor from a counter's reading to actual use, in any notation used on plates and in lists. */
export function readMultiplier(text: string): Parsed {
  const times = multiplierIn(text);
  if (times === undefined) return { fault: 'not-a-multiplier', evidence: { value: text, ways: multiplierWays } };
  return times > 1e9 || times < 1e-9 ? { fault: 'out-of-range', evidence: { value: times, min: 1e-9, max: 1e9 } } : { value: times };
}

const timesField = (names: Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>): FieldSpec => ({
  ...names,
  // for a transformer, its rated current or voltage is given on both sides of the ratio
  units: { 1: 1, 倍: 1, A: 1, V: 1, kV: 1 },
  numeric: true,
  parse: readMultiplier,
});

const ofCurrent = ['ct', 'ta', 'ti', '互感器', '电流互感器', 'current transformer'];
const factors = ['系数', 'multiplikator', 'faktor', 'factor'];

/** The factor from a counter's reading to actual use, in any notation used in lists. */
const multiplier: FieldSpec = {
  ...timesField({
    ...meter('multiplier'),
    also: [...wholes, ...currents],
    synonyms: [...ofCurrent, ...factors],
  }),
  rather: (heading) => multiplierHeading(heading) === 'whole',
};

/** The same for a list in which a separate column may give the current transformer's ratio. */
const wholeMultiplier: FieldSpec = { ...multiplier, also: wholes, synonyms: factors };

const currentRatio = timesField({
  name: 'currentRatio',
  zh: '电流变比',
  en: 'Current transformer ratio',
  also: currents,
  synonyms: ofCurrent,
});

/** The voltage transformer's factor in addition to the current transformer's: a column of lists only. */
const voltageRatio = timesField({
  name: 'voltageRatio',
  zh: '电压变比',
  en: 'Voltage transformer ratio',
  also: voltages,
  synonyms: ['pt', 'vt', 'tv', '电压互感器', 'potential transformer', 'voltage transformer'],
});

const register = (name: Field): FieldSpec => numberField(meter(name), { min: 0, max: 900_719_925_473 });

const plainCapacity = numberField(
  { ...meter('capacity'), also: ['额定容量', '报装容量'], synonyms: ['kw', 'rated'] },
  { min: 0, max: 1e9, units: { kW: 1, MW: 1000, W: 0.001, '10000kW': 10_000 }, unitAsked: true },
);

/** A meter's rating in amperes or volts is not a power. */
const capacity: FieldSpec = {
  ...plainCapacity,
  ofHeading: (heading) => {
    const strange = unitsNamed(heading, () => true).find(({ quantity }) => quantity === 'current' || quantity === 'voltage');
    if (strange === undefined) return null;
    const evidence = {
      field: 'capacity',
      text: heading.trim(),
      unit: strange.code,
      units: Object.keys(plainCapacity.units ?? {}).join(' '),
    };
    throw new Problem('bad-input', 'unit-not-of-field', evidence);
  },
};

/** The number of integer digits, as plates write it: `5+1`, `6.2`, `6位整数2位小数`. */
const places = /^\s*(\d{1,2})\s*(?:\+\s*\d|\.\s*[1-9]|位(?:整数?)?\s*[,，、+和]?\s*\d\s*位小数?)\s*$/u;

function digitsField(...given: Parameters<typeof numberField>): FieldSpec {
  const plain = numberField(...given);
  return { ...plain, parse: (text, factor) => plain.parse(places.exec(text.normalize('NFKC'))?.[1] ?? text, factor) };
}

export const meterDictionary: Dictionary = {
  kind: 'meters',
  fields: [
    textField(
      {
        ...meter('code'),
        also: ['表号', '电表号', '仪表编号', '计量点编号', '编码'],
        synonyms: ['meter', 'meter id', '户号', '表计编号'],
        lastly: [
          'meter no',
          'meter number',
          'meter code',
          'asset id',
          'asset no',
          'asset number',
          ...'资产编号 资产号 用户编号 编号'.split(' '),
          'id',
        ],
        required: true,
      },
      100,
    ),
    text('name', ['计量点名称', '表计名称']),
    text('building', ['建筑代码', '建筑编码', '建筑编号', '所属建筑'], ['building_id', '楼栋', '楼栋代码', '楼宇编号', 'Gebäude-ID']),
    carrier,
    text('item', ['分项编码', '能耗分项', '分项代码'], ['sub-item']),
    kind,
    unit,
    multiplier,
    digitsField(
      { ...meter('digits'), also: ['表盘位数', '整数位数'], synonyms: ['dial digits'] },
      { min: 1, max: 12, whole: true, units: { 位: 1, 个: 1 } },
    ),
    text('parent', ['上级表', '上级表号', '父表', '总表'], ['parent meter']),
    capacity,
    direction,
    dayField({ ...meter('installed'), also: ['启用日期'], synonyms: ['install date'] }),
    dayField({ ...meter('removed'), also: ['停用日期'] }),
    { ...meter('shares'), also: ['分摊比例'], synonyms: [], parse: parseShares },
    text('operator', ['运维单位', '供能单位', '抄表单位'], ['supplier']),
    text('since', []),
    register('oldFinal'),
    register('newStart'),
    text('received', []),
  ],
};

/** A list of metering points: several columns may contribute to the one multiplier field. */
export const meterListDictionary: Dictionary = {
  ...meterDictionary,
  fields: [...meterDictionary.fields.map((spec) => (spec === multiplier ? wholeMultiplier : spec)), currentRatio, voltageRatio],
};

/** Fields of a row that describes a swap. */
export const deviceFields = ['since', 'oldFinal', 'newStart', 'received'] as const;

/** Fields of the device rather than the metering point. */
export const fieldsOfDevice = ['unit', 'multiplier', 'digits'] as const;
