import { multiplierHeading } from '#platform/tables/multiplier.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { unitIn, type UnitExpression } from '#kernel/unit-words.ts';
import { bandOfCell, bandOfHead, type Band } from './bands.ts';

/**
 * What a column of a bill book holds. `difference`: of two registers, before the multiplier. `adjust`: what is added to the use, as 变损.
 * `apart`: what is no use of the meter, as 公摊 and 反向电量.
 */
export type Role =
  | 'account'
  | 'meter'
  | 'name'
  | 'before'
  | 'now'
  | 'dated'
  | 'times'
  | 'difference'
  | 'use'
  | 'adjust'
  | 'apart'
  | 'money'
  | 'price'
  | 'year'
  | 'month'
  | 'span'
  | 'from'
  | 'to'
  | 'earlier';

/** The day of a register: the end of a month where `day` is null. */
export type Edge = { readonly year: number | null; readonly month: number; readonly day: number | null };

export type Head = { readonly role: Role; readonly band: Band | null; readonly unit: UnitExpression | null; readonly edge?: Edge };

/** A column of a table of bills; `text` is its whole heading. */
export type BillColumn = Head & { readonly column: number; readonly text: string };

const shows = '(?:表底数?|底[码数度]|[止起始末][码数度]|读数|示[数值]|表[数码字]|表示数|抄表数|抄见数|行码|指[数针]|字码|数)';
const before = [
  new RegExp(String.raw`^(?:上个?[月期次回]|上抄|前[期次]|期初|月初|年初|起始|开始|初始|初|起|始|旧|原)[^量费额价]{0,4}?${shows}$`, 'u'),
  /^(?:本[月期次])?(?:起[码数度]|始[码数度])$/u,
  /^(?:previous|prev\.?|last|opening|start)\s*(?:meter\s*)?(?:reading|index)$/iu,
];
const now = [
  new RegExp(
    String.raw`^(?:本个?[月期次回]|本抄|当[月期前次]|现在?|现抄|期末|月末|月底|终止|截止|截至|结束|末|止|新)[^量费额价]{0,4}?${shows}$`,
    'u',
  ),
  new RegExp(String.raw`^(?:止[码数度]|末[码数度]|表底数?)$`, 'u'),
  /^(?:current|present|closing|this|end)\s*(?:meter\s*)?(?:reading|index)$/iu,
];
const dated = [
  new RegExp(
    String.raw`^(?:(?<year>20\d{2}|\d{2})年)?(?<month>\d{1,2})月(?:(?:份|底|末|(?<first>初)|(?<day>\d{1,2})[日号])?(?:抄表)?${shows}|底|末|(?<start>初)|(?<on>\d{1,2})[日号])$`,
    'u',
  ),
  new RegExp(String.raw`^(?:(?<year>20\d{2})[-./])?(?<month>\d{1,2})[-./](?<day>\d{1,2})(?:抄表)?${shows}$`, 'u'),
];
const registers = new RegExp(String.raw`${shows}$|表底|读数|示数|抄表`, 'u');
/** `电表` above 上月 and 本月. */
const ofMeter = /(?:电|水|气|热|计量|总|分)表(?:\d*|计|具)?$/u;
const ofDays = /(?:日期|时间|周期|期间|起止日?|抄表日)$/u;
const sideBefore = /^(?:上[月期次]|起|始|期初|月初|初|前次?)$/u;
const sideNow = /^(?:本[月期次]|止|末|期末|月末|终|现)$/u;

const account =
  /^(?:用电?|客|缴费|用气|用水|用热)?户(?:号|编号)$|^(?:用户|客户|用电户|缴费)(?:编?号|号码|编码|代码)$|^账户?(?:号|编号)?$|^account(?:\s*(?:no\.?|number))?$/iu;
const meter =
  /^(?:电|水|气|热|燃气|冷|电能|热量|流量|计量|总|智能|远传)?表(?:计|具)?(?:编?号|号码|编码|地址|钢号|身号|资产号)(?:码)?$|^(?:仪表|计量点|计量表|电能表|资产|出厂)(?:编?号|编码|资产号|代码)$|^表(?:计|具)$|^meter(?:\s*(?:no\.?|number|id|code))?$/iu;
const named =
  /^(?:户名|名称|用户|客户|用电?户|单位|租户|商户|铺位|房号|部门|科室|位置|地点|区域|楼[栋层号]?|回路|用途|表名|地址)$|(?:名称|位置|地点|地址|单位|回路)$/u;
/** A column of two days each, or of the one day on which a register was read. */
const span =
  /^(?:计费|抄表|账单|结算|所属|计量|收费|[电水气热]费|[用供][电水气热暖])?(?:周期|期间|起止(?:日期|时间|日)?|时间段|日期段)$|^(?:抄表|计费|结算|账单)(?:日期|时间|日)$/u;
/** A column of the months that bills are of; those of paying are not, nor are 上月 and 本月. */
const month =
  /^(?:(?:账单|计费|[账财业]务|费用|收费|抄表|结算|核算|统计|发行|应收|使用|计量|能耗|[电水气热]费|[用供][电水气热暖能])?(?:所属)?(?:年月|月份?|月度|账期|所属期)|(?:billing\s*)?month)$/iu;
const year = /^(?:(?:账单|计费|费用|所属|统计|[电水气热]费|[用供][电水气热暖能])?(?:年份|年度?)|year)$/iu;
const from =
  /^(?:起|始|自)(?:日期?|时间)?$|^(?:上[次月期]抄表[日时]|起始[日时]|开始[日时]|上[次月期](?:抄表)?日期|(?:计费|账期|结算|用[电水气热]|供[热暖])(?:起|开)始?(?:日(?=期)|时(?=间))?)(?:期|间|始日|日)?$/u;
const to =
  /^(?:止|终|至)(?:日期?|时间)?$|^(?:本[次月期]抄表[日时]|截[止至][日时]|结束[日时]|终止[日时]|本[次月期](?:抄表)?日期|(?:计费|账期|结算|用[电水气热]|供[热暖])(?:截?止|终止|结束)(?:日(?=期)|时(?=间))?)(?:期|间|止日|日)?$/u;
const price = /单价|[电水气热]价|均价|价格|price|rate$/iu;
const money = /[费款]$|金额|费用|[费款]合计|应[收缴付]|实[收缴付]|^合计(?:元)?$|amount|cost/iu;
const adjust = /[变线铜铁]损|损[耗失]/u;
const apart = /(?:加减|追退|退补|公摊|分摊|反向)(?!.*(?:[费款]|面积|比例|系数|户数|人数)$)/u;
const difference = /^(?:本[月期次])?(?:实用)?(?:行度|表差|差[数值]|码差|读数差|示数差|表底差|底差|走字|实走[数字]?|字数)$/u;
const earlier = /上[月期年](?:同期)?|去年|同期|累计|环比|同比|增减|计划|定额|预算|指标|占比|比例/u;
const use =
  /(?:[电水气热冷]量|用[电水气热冷]|[电供耗]度|度数|吨数|方数|立方数|用量|耗量|使用[数量]|消耗量?|耗热|供热量)$|^(?:usage|consumption|use)$/iu;

const bareOf = (text: string): string =>
  withoutUnit(text)
    .replaceAll(/[\s:：*]/gu, '')
    .replaceAll(/[(（][^()（）]*[)）]$/gu, '');

const unitOf = (text: string): UnitExpression | null => unitsNamed(text.replaceAll(/\s/gu, ''))[0] ?? unitIn(text.trim());

/** What a heading says of its column; null if it says nothing of a bill. @example headOf('上月表底') // { role: 'before', … } */
export function headOf(text: string): Head | null {
  const [head, on] = [headWithoutDay(text), dayInBrackets(text)];
  const isRegister = head?.role === 'before' || head?.role === 'now' || head?.role === 'dated';
  return head !== null && on !== null && isRegister ? { ...head, edge: { ...on, year: on.year ?? head.edge?.year ?? null } } : head;
}

/** `上月表底（9月25日）` was read on that day. */
function dayInBrackets(text: string): Edge | null {
  const { year, month, day } =
    /\((?:(?<year>20\d{2})[年./-])?(?<month>\d{1,2})[月./-](?<day>\d{1,2})[日号]?\)$/u.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))
      ?.groups ?? {};
  return month === undefined ? null : { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
}

function headWithoutDay(text: string): Head | null {
  const bare = bareOf(text);
  const told = (role: Role): Head => ({ role, band: null, unit: unitOf(text) });
  if (bare === '') return unitOf(text) === null ? null : ofUnit(text);
  const edge = edgeNamed(bare);
  if (edge !== null) return { ...told('dated'), edge };
  if (begun.test(bare) || before.some((says) => says.test(bare))) return told('before');
  if (now.some((says) => says.test(bare))) return told('now');
  if (multiplierHeading(text) !== null) return told('times');
  if (account.test(bare)) return told('account');
  if (meter.test(bare)) return told('meter');
  if (from.test(bare)) return told('from');
  if (to.test(bare)) return told('to');
  if (year.test(bare)) return told('year');
  if (month.test(bare)) return told('month');
  if (span.test(bare)) return told('span');
  if (price.test(bare)) return { ...told('price'), band: bandOfHead(bare) };
  if (difference.test(bare)) return told('difference');
  if (adjust.test(bare) && !/[费款]$/u.test(bare)) return told('adjust');
  if (apart.test(bare)) return told('apart');
  if (use.test(bare)) return earlier.test(bare) ? told('earlier') : { ...told('use'), band: bandOfHead(bare) ?? totalIn(bare) };
  if (money.test(bare)) return { ...told('money'), band: bandOfHead(bare) };
  if (named.test(bare)) return told('name');
  const [band, registered] = [bandOfHead(bare), bare.replace(/^\W*(?:深谷|尖峰?|高?峰|平|低?谷)(?:段|时)?/u, '')];
  if (band !== null && registered !== bare) {
    const of = registered === '' ? null : headOf(registered);
    return of !== null && of.band === null ? { ...of, band } : { role: 'use', band, unit: unitOf(text) };
  }
  return ofUnit(text);
}

/** `9月起码` is the register at the beginning of that month, not on a day of its own. */
const begun = /^(?:20\d{2}年)?\d{1,2}月份?(?<rest>[起始初][码数度])$/u;

function edgeNamed(bare: string): Edge | null {
  if (begun.test(bare)) return null;
  for (const shape of dated) {
    const { year, month, day, on, first, start } = shape.exec(bare.normalize('NFKC'))?.groups ?? {};
    if (month === undefined || Number(month) < 1 || Number(month) > 12) continue;
    const named = day ?? on ?? (first === undefined && start === undefined ? undefined : '1');
    return {
      year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0),
      month: Number(month),
      day: named === undefined ? null : Number(named),
    };
  }
  return null;
}

const totalIn = (bare: string): Band | null => (/^(?:总|合计)/u.test(bare) ? 'total' : null);

/** A heading that is nothing but a unit: `kWh`, `度`. */
function ofUnit(text: string): Head | null {
  const named = unitIn(text.trim().replaceAll(/^[(（]|[)）]$/gu, ''));
  if (named === null) return null;
  if (named.quantity === 'money') return { role: 'money', band: null, unit: named };
  return named.quantity === 'energy' || named.quantity === 'volume' ? { role: 'use', band: null, unit: named } : null;
}

/** The same of a heading in two rows: `抄表读数` above `上月`, `上月表底` above `尖`. */
export function headOfTwo(top: string, below: string): Head | null {
  const [over, under] = [bareOf(top), bareOf(below)];
  if (under === '' || over === under) return headOf(top === '' ? below : withUnitOf(top, below));
  if (over === '') return headOf(below);
  if (ofDays.test(over) && (sideBefore.test(under) || from.test(under))) return { ...(headOf('上次抄表日期') as Head), role: 'from' };
  if (ofDays.test(over) && (sideNow.test(under) || to.test(under))) return { ...(headOf('本次抄表日期') as Head), role: 'to' };
  if (ofMeter.test(over) && sideBefore.test(under)) return headOf('上月读数');
  if (ofMeter.test(over) && sideNow.test(under)) return headOf('本月读数');
  if (registers.test(over) && sideBefore.test(under)) return headOf('上月读数');
  if (registers.test(over) && sideNow.test(under)) return headOf('本月读数');
  if (registers.test(over) && /^(?:20\d{2}年)?\d{1,2}月份?$/u.test(under)) return headOf(`${under.replace('份', '')}底读数`);
  const [first, second] = [headOf(top), headOf(below)];
  const bandBelow = bandOfCell(under);
  if (bandBelow !== null && first !== null) return { ...first, band: bandBelow, unit: second?.unit ?? first.unit };
  const bandAbove = bandOfCell(over);
  if (bandAbove !== null && second !== null) return { ...second, band: second.band ?? bandAbove };
  const joined = headOf(`${over}${below}`);
  if (second === null || (joined !== null && joined.role !== 'money')) return joined ?? first;
  return second;
}

const withUnitOf = (top: string, below: string): string => (below.trim() === '' ? top : `${top}(${below.replaceAll(/[()（）]/gu, '')})`);
