import type { HouseholdStatus } from './vocabulary.ts';

/** The meaning of a cell for a household: a state, undecided (`open`), or nothing. */
export type SupplyState = HouseholdStatus | 'open' | '';

type Reader = (cell: string) => SupplyState;

/** Under such a heading, yes means that no heat is supplied. */
const ofStop = /停[供热暖用]|报停|停止|关[阀栓]|(?<![a-z])(?:stop(?:ped)?|shut ?off|suspended|disconnected)(?![a-z])/u;
const ofSupply = /供[热暖]|用[热暖]|[采取]暖|开[阀栓]|(?<![a-z])(?:heat(?:ed|ing)?|supply|supplied)(?![a-z])/u;
const ofState =
  /分段|是否|标[志识记]|状态|情况|与否|(?:供|用|停|开|关)[热暖阀栓]?$|(?<![a-z])(?:status|state|flag|is)(?![a-z])|(?:heated|supplied|stopped)$/u;
/** Days, areas, money and methods of supply are not states; the state of a meter, a valve or a payment is a different one. */
const ofElse = /日期?$|时间|面积|费|方式|类[型别]|方法|价|编号|号$|设备|热[量计]|[电水]?表|阀门|缴|支付|发票|合同|单位|公司|企业|来源|温/u;
/** The reason for a stop does not say when. */
const ofReason = /原因|理由|(?<![a-z])reason(?![a-z])/u;

const supplied =
  /^(?:正常|正常[供用][热暖]|[在已]?供[热暖]中?|[在已]?[供用][热暖]?|在用|开通|已?开[栓阀通]|已?恢复(?:[供用][热暖])?|复[供热暖]|supplied|on|active|connected|heated|normal)$/u;
const stopped =
  /^(?:停|[已申]?请?报停|已?停[供暖热用][热暖]?|停止[供用][热暖]|[未不][供用][热暖]?|未开[栓阀]|暂停(?:[供用][热暖])?|已?关[阀栓]|off|stopped|suspended|disconnected|not (?:heated|supplied)|inactive)$/u;
/** The same under any heading, where a shorter word could refer to something else. */
const stoppedAlone =
  /^(?:(?:本[季年]度?|今年|已|申请|已申请)?报停|已?停[供暖热](?:[热暖])?|停止[供用][热暖]|[未不][供用][热暖]|heat(?:ing)? (?:stopped|off)|supply stopped|not heated)$/u;
const unconnected = /^(?:未接入|未入网|未联网|未并网|未开通|not connected|unconnected)$/u;
const speaksOfStop = /停[供热暖]|报停|[未不][供用][热暖]|(?<![a-z])(?:heat(?:ing)? (?:is )?(?:stopped|off)|supply stopped)(?![a-z])/u;
const denied = /(?:未|没有?|非|无|不)(?:申请)?(?:报停|停[供热暖])/gu;

const yes: ReadonlySet<string> = new Set('是 有 y yes true t 1 √ ✓ ✔ v'.split(' '));
const no: ReadonlySet<string> = new Set('否 无 n no false f 0 × ✗ x - —'.split(' '));

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_[\]【】]+/gu, ' ')
    .trim();

/**
 * How the cells of a column state whether a household gets heat, whatever the column's name; null if none does.
 * @param hasBlank some rows are blank there
 * @example supplyStates('是否停热', ['是', '否'], false)?.('是') // 'stopped'
 */
export function supplyStates(heading: string, cells: readonly string[], hasBlank: boolean): Reader | null {
  const name = plain(heading);
  const of = readerOf(name, cells.map(plain), hasBlank);
  return cells.some((cell) => of(cell) !== '' && of(cell) !== 'supplied') ? of : null;
}

function readerOf(name: string, words: readonly string[], hasBlank: boolean): Reader {
  const isOfStop = ofStop.test(name);
  if (ofReason.test(name)) return isOfStop ? (cell) => (no.has(plain(cell)) || plain(cell) === '' ? '' : 'open') : () => '';
  if (ofElse.test(name)) return () => '';
  const areAnswers = words.length > 0 && words.every((word) => yes.has(word) || no.has(word));
  if (areAnswers && isOfStop) return (cell) => (yes.has(plain(cell)) ? 'stopped' : no.has(plain(cell)) ? 'supplied' : '');
  if (areAnswers && ofSupply.test(name) && ofState.test(name)) {
    // check marks only: a household without one may be without heat, or simply not recorded
    const isHalf = hasBlank && !words.some((word) => no.has(word));
    return (cell) => (no.has(plain(cell)) ? 'stopped' : yes.has(plain(cell)) ? (isHalf ? 'open' : 'supplied') : '');
  }
  return ofState.test(name) ? (cell) => stateIn(plain(cell)) : (cell) => remarkState(plain(cell));
}

function stateIn(word: string): SupplyState {
  if (stopped.test(word)) return 'stopped';
  if (supplied.test(word)) return 'supplied';
  return unconnected.test(word) ? 'unconnected' : remarkState(word);
}

/** The meaning of a remark: a word on its own, or its beginning; a longer text may refer to another season. */
function remarkState(text: string): SupplyState {
  if (text === '' || text.length > 200) return '';
  if (stoppedAlone.test(text)) return 'stopped';
  if (/^(?:已?恢复[供用][热暖]|复供)$/u.test(text)) return 'supplied';
  if (unconnected.test(text)) return 'unconnected';
  return speaksOfStop.test(text.replaceAll(denied, ' ')) ? 'open' : '';
}
