import type { Words } from '#kernel/finding.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { heatRuleTerms } from './vocabulary.ts';

export const heatBillingWords: Words = {
  'season-missing': {
    zh: '没有名为 {season} 的采暖季（地区：{region}）；请核对名称，或用 heat season set 设定。',
    en: 'There is no heating season {season} in {region}: check its name, or set it with `heat season set`.',
  },
  'supplies-missing': {
    zh: '该企业没有购热价目，或不在您的权限内；请核对企业代码，或用 import heat-supplies 导入。',
    en: 'This company has no prices for heat bought, or you do not have access to them: check the company code, or import them with `import heat-supplies`.',
  },
  'room-temperature-bad': {
    zh: '室温“{text}”不可用：请写摄氏度，如 16.5。',
    en: '"{text}" is not a room temperature: write degrees Celsius, such as 16.5.',
  },
  'gigajoules-bad': {
    zh: '热量“{text}”不可用：请写 GJ，不带正负号和逗号，至多四位小数，如 120.5。',
    en: '"{text}" is not an amount of heat: write GJ without sign or comma, with at most four decimals, such as 120.5.',
  },
  'tariff-missing': {
    zh: '没有在 {on} 生效的热价 {tariff}；请用 heat tariff add 存入热价文件。',
    en: 'No tariff {tariff} is in force on {on}: add its file with `heat tariff add`.',
  },
  'tariff-broken': {
    zh: '热价文件 {file} 有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The tariff file {file} has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'heat-tariff-other-kind': {
    zh: '{file} 不是热价文件（kind 为 {kind}）。请在首行写 kind: heat-tariff。',
    en: '{file} is not a heat tariff file (its kind is {kind}). Begin it with `kind: heat-tariff`.',
  },
  'tariff-not-city': {
    zh: '热价 {tariff} 的状态为{status}；主管部门只能存入本市设定（CITY）的热价。',
    en: 'Tariff {tariff} has the status {status}: the authority can add only tariffs set by the city (CITY).',
  },
  'tariff-elsewhere': {
    zh: '热价 {tariff} 也用于本地区以外的结算点；请另用一个编号，或由管理员修改。',
    en: 'Tariff {tariff} is used by settlement points outside your region too: use another id, or ask an administrator.',
  },
  'method-needs-meter': {
    zh: '热用户 {household}（结算点 {point}）的计量方法需要热量表，但没有；请在结算点或热用户上填写热量表。',
    en: 'Household {household} (point {point}) needs a heat meter for its method and has none: enter the heat meter on the settlement point or the household.',
  },
  'price-missing': {
    zh: '热价 {tariff} 缺少热用户 {household} 计费所需的价格；请用 heat tariff add 补充。',
    en: 'Tariff {tariff} lacks a price that the bill of {household} needs: add it with `heat tariff add`.',
  },
  'readings-missing': {
    zh: '{days} 天缺少完整读数且无法估算，首日 {first}；请补录读数。',
    en: '{days} days have incomplete readings and cannot be estimated, the first {first}: import the readings.',
  },
  'readings-substituted': {
    zh: '{days} 天缺少完整读数，已按{rule}估算，首日 {first}。',
    en: '{days} days have incomplete readings and are estimated by {rule}, the first {first}.',
  },
  'substitute-decided': {
    zh: '{days} 天缺少完整读数，由 {by} 决定按{rule}估算（{note}），首日 {first}。',
    en: '{days} days have incomplete readings: {by} decided to estimate them by {rule} ({note}), the first {first}.',
  },
  'meter-faulty-decided': {
    zh: '{by} 认定热量表 {of} 自 {from} 至 {to}（不含）失准（{note}），其间读数不计。',
    en: '{by} decided that meter {of} was faulty from {from} to {to} (excluded): {note}. Its readings in that time do not count.',
  },
  'cold-decided': {
    zh: '{by} 认定 {from} 至 {to}（不含）室温为 {temperature} ℃（{note}）。',
    en: '{by} decided that the room temperature was {temperature} °C from {from} to {to} (excluded): {note}.',
  },
  'substitute-one-of': {
    zh: '请只给出估算规则（as）或热量（gj）中的一项。',
    en: 'Give either a rule (`as`) or an amount of heat (`gj`), not both.',
  },
  'rule=own-rate': heatRuleTerms['own-rate'],
  'rule=last-season': heatRuleTerms['last-season'],
  'rule=similar': heatRuleTerms.similar,
  'rule=area': heatRuleTerms.area,
  'rule=decided': { zh: '人工决定', en: 'a decision' },
  'units-missing': {
    zh: '热用户 {household} 没有分摊值，整个结算点暂不出账。',
    en: 'Household {household} has no allocation units, so all bills of its settlement point are held.',
  },
  'household-holds-point': {
    zh: '结算点因热用户 {household} 暂不出账。',
    en: 'Bills of the settlement point are held because of household {household}.',
  },
  'meter-overdue': {
    zh: '热量表有 {days} 天超期未检或检定不合格。',
    en: 'On {days} days the heat meter was overdue for verification or had failed it.',
  },
  'heat-while-stopped': {
    zh: '有 {days} 天不供热而户表计有热量 {heat} GJ，未收费。',
    en: 'On {days} days without supply the meter counted {heat} GJ, which are not charged.',
  },
  'nobody-supplied': {
    zh: '结算点计有热量 {heat} GJ，但没有任何热用户供热；请核对热用户的状态。',
    en: 'The settlement point measured {heat} GJ, but none of its households is supplied: check the states of the households.',
  },
  'supply-readings-missing': {
    zh: '购热计量点 {meter} 在 {month} 缺少完整读数，{taken}。',
    en: 'Metering point {meter} has incomplete readings in {month}: {taken}.',
  },
  'taken=part': { zh: '购热量按已有读数计', en: 'what was read is used in the calculation' },
  'taken=nothing': { zh: '该月没有读数，购热量不详', en: 'nothing was read in the month, so the heat bought is not known' },
  'point-below-households': {
    zh: '结算点计热量 {heat} GJ，比各户表合计少 {more} GJ；仍按结算点的热量分摊，请核对热量表。',
    en: 'The settlement point measured {heat} GJ, {more} GJ less than the meters of its households; its own heat is still what is shared. Check the heat meters.',
  },
  'from-next-season': {
    zh: '{of} 的{changed}在季中变更，从下一采暖季起生效。',
    en: '{changed} of {of} changed within the season: the change takes effect from the next season.',
  },
  'changed=point': householdFieldTerms.point,
  'changed=class': householdFieldTerms.class,
  'changed=meter': headingTerms.meter,
  'changed=method': settlementPointFieldTerms.method,
  'changed=tariff': settlementPointFieldTerms.tariff,
  'season-days-wrong': {
    zh: '采暖季的起止日期不成立：{from} 至 {to}（不含）；止日须在起日之后，且不超过一年，名义起止须同时给出。',
    en: 'The season {from} to {to} (excluded) is not valid: it must end after it begins, within a year, and nominal dates must be given together.',
  },
  'change-nothing-closed': {
    zh: '热用户 {household} 还没有开过热费单，没有可以比较的采暖季。',
    en: 'No note has been issued to household {household} yet, so there is no season to compare.',
  },
  'change-not-closed': {
    zh: '{season} 采暖季尚未结算开单，现在的数还会变化，不与上季比较。',
    en: 'The season {season} is not closed yet: its bill can still change and is not compared with the previous season.',
  },
  'change-nothing-before': {
    zh: '{season} 采暖季之前没有给该户开过热费单，无从比较。',
    en: 'Before the season {season} no note was issued to the household: there is nothing to compare with.',
  },
  'change-not-calculated': {
    zh: '{season} 采暖季的账单现已不能重新算出，两季不能逐项比较。',
    en: 'The bill of the season {season} cannot be calculated again, so the seasons cannot be compared cause by cause.',
  },
  'change-note-differs': {
    zh: '{season} 采暖季已开单 {issued} 元，按开单时的资料重算为 {calculated} 元，两季不能逐项比较。',
    en: 'Notes of the season {season} come to {issued} yuan, but recalculated from the data known then its bill is {calculated} yuan, so the seasons cannot be compared cause by cause.',
  },
  'change-company-differs': {
    zh: '上一采暖季由另一家供热企业供热，两季不能比较。',
    en: 'In the previous season the household was supplied by another company, so the seasons cannot be compared.',
  },
  'change-method-differs': {
    zh: '两季的计量方法不同（上季{before}，本季{method}），不能逐项比较。',
    en: 'The methods differ ({before} before, {method} now), so the seasons cannot be compared cause by cause.',
  },
  'change-home-shared': {
    zh: '所比的采暖季里还有别人使用过本户，只能由供热企业比较。',
    en: 'Someone else occupied this home in one of the seasons, so only the heat company can compare them.',
  },
  'change-season-skipped': {
    zh: '上一采暖季没有开单，{season} 与更早的 {before} 采暖季相比。',
    en: 'No note was issued for the previous season: {season} is compared with the earlier season {before}.',
  },
  'change-accounts-differ': {
    zh: '两季的用热人不同（上季 {before}，本季 {now}），比较的是整户。',
    en: 'The occupants differ ({before} before, {now} now): the whole household is compared.',
  },
  'change-class-differs': {
    zh: '本户的类别由 {before} 变为 {now}，热价的变化含类别的变化。',
    en: 'The class of the household went from {before} to {now}: the change of prices includes this.',
  },
  'change-since-note': {
    zh: '{season} 采暖季开单后资料有变动，现算为 {now} 元（已开单 {issued} 元）；此处比较的是已开单的金额。',
    en: 'Data changed after the notes of the season {season} were issued: its bill is now {now} yuan ({issued} yuan issued). The issued amount is compared.',
  },
  'change-weather-unknown': {
    zh: '两季的气温资料不全，天气的影响没有单独算出，含在用热里。',
    en: 'Temperatures of the two seasons are incomplete, so the effect of the weather is not shown separately and is included in the heat used.',
  },
};
