import { counterUnits, isPower } from '#kernel/carrier.ts';
import { unitIn } from '#kernel/unit-words.ts';
import {
  choiceField,
  dayField,
  type Dictionary,
  type FieldSpec,
  keyOf,
  numberField,
  readNumber,
  textField,
  type Parsed,
} from '#imports/fields.ts';

export type Share = { readonly building: string; readonly share: number };

/** How far from 1 shares may add up to: thirds are written with two decimals. */
const tolerance = 0.0101;

/** Shares of the buildings that one meter serves: `A:0.6;B:0.4`, also in per cent. They are made to sum to 1. */
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

const text = (name: string, zh: string, also: readonly string[], synonyms: readonly string[] = []): FieldSpec =>
  textField({ name, zh, also, synonyms }, 100);

const carrier = choiceField(
  { name: 'carrier', zh: '能源种类', also: ['能源类型', '介质', '能源品种'], synonyms: ['类型', 'energy', 'commodity', 'utility'] },
  {
    electricity: ['电', '电力', '用电', '电能', 'power', 'elec'],
    heat: ['热', '热力', '供热', '热量', '集中供热', 'district heat', 'hotwater'],
    cooling: ['冷', '冷量', '集中供冷', '供冷', 'chilledwater'],
    gas: ['气', '燃气', '天然气', 'natural gas'],
    water: ['水', '自来水', '用水'],
    coal: ['煤', '燃煤', '煤炭'],
    oil: ['油', '燃油'],
    steam: ['蒸汽'],
  },
);

const kind = choiceField(
  { name: 'kind', zh: '读数类型', also: ['读数方式', '数据类型'], synonyms: ['类别'] },
  {
    register: ['表底数', '底数', '累计', '累计值', '示数', 'cumulative', 'counter'],
    interval: ['时段用量', '用量', '区间', '增量', 'consumption', 'usage'],
  },
);

/** The unit that a device counts in. A power is none: it is said of readings (`--unit kW`), and their meter counts energy. */
const unit: FieldSpec = {
  name: 'unit',
  zh: '单位',
  also: ['计量单位'],
  synonyms: ['units'],
  words: new Map(counterUnits.map((one) => [keyOf(one), one])),
  parse: (text) => {
    const named = unitIn(text);
    const counted = named === null || named.per !== undefined ? null : named.unit;
    if (counted !== null && !isPower(counted)) return { value: counted };
    const fault = counted === null ? 'unknown-value' : 'power-of-meter';
    return { fault, evidence: { value: text, unit: named?.code ?? text, known: counterUnits.join(' ') } };
  },
};

const direction = choiceField(
  { name: 'direction', zh: '方向', also: ['计量方向'], synonyms: [] },
  {
    import: ['单向', '正向', '用电'],
    both: ['双向', '上网', 'bidirectional'],
    generation: ['发电', '光伏发电', '发电量', 'generated', 'solar'],
  },
);

const register = (name: string, zh: string): FieldSpec => numberField({ name, zh, synonyms: [] }, { min: 0, max: 900_719_925_473 });

export const meterDictionary: Dictionary = {
  kind: 'meters',
  fields: [
    textField(
      {
        name: 'code',
        zh: '代码',
        also: ['表号', '电表号', '仪表编号', '计量点编号', '编码'],
        synonyms: ['meter', 'meter id', '户号', '表计编号'],
        required: true,
      },
      100,
    ),
    text('name', '名称', ['计量点名称', '表计名称']),
    text('building', '建筑', ['建筑代码', '建筑编码', '建筑编号', '所属建筑'], ['building_id', '楼栋']),
    carrier,
    text('item', '分项', ['分项编码', '能耗分项', '分项代码'], ['sub-item']),
    kind,
    unit,
    numberField({ name: 'multiplier', zh: '倍率', also: ['变比', '综合倍率'], synonyms: ['ct ratio', 'factor'] }, { min: 1e-9, max: 1e9 }),
    numberField(
      { name: 'digits', zh: '位数', also: ['表盘位数', '整数位数'], synonyms: ['dial digits'] },
      { min: 1, max: 12, whole: true },
    ),
    text('parent', '上级', ['上级表', '上级表号', '父表', '总表'], ['parent meter']),
    numberField(
      { name: 'capacity', zh: '容量', also: ['额定容量', '报装容量'], synonyms: ['kw', 'rated'] },
      { min: 0, max: 1e9, units: { kW: 1, MW: 1000, W: 0.001, '10000kW': 10_000 }, unitAsked: true },
    ),
    direction,
    dayField({ name: 'installed', zh: '安装日期', also: ['启用日期'], synonyms: ['install date'] }),
    dayField({ name: 'removed', zh: '拆除日期', also: ['停用日期'], synonyms: [] }),
    { name: 'shares', zh: '分摊', also: ['分摊比例'], synonyms: [], parse: parseShares },
    text('operator', '运营单位', ['运维单位', '供能单位', '抄表单位'], ['supplier']),
    text('since', '换表时间', []),
    register('oldFinal', '旧表止数'),
    register('newStart', '新表起数'),
    text('received', '得知时间', []),
  ],
};

/** Fields of a row that tells of a swap. */
export const deviceFields = ['since', 'oldFinal', 'newStart', 'received'] as const;

/** Fields that are the device's and not the metering point's. */
export const fieldsOfDevice = ['unit', 'multiplier', 'digits'] as const;
