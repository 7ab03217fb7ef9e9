import { bad, type RowStatus, wordOf } from './status-cells.ts';

/** About a device, its connection or the check of its values: a device that is off or has failed measured nothing. */
const ofDevice =
  /设备|传感器|探头|仪器|终端|采集器|网关|通[讯信]|网络|在线|连接|(?<![a-z])(?:device|sensor|probe|logger|gateway|online|connection|comm(?:s|unication)?)(?![a-z])/u;
const off = /^(?:离线|断线|掉线|断开|脱机|失联|未连接|停机|关机|断电|欠压|电量耗尽|offline|off-?line|disconnected|down|lost|dead)$/u;
const on = /^(?:在线|正常|已连接|运行|良好|online|ok|normal|connected|up|good)$/u;

const ofQuality = /质量(?!分数)|质控|(?<![a-z])(?:qc|qa|qf|quality|flags?)(?![a-z])/u;
/** Quality codes of the China Meteorological Administration: wrong, missing, absent. */
const wrong: ReadonlySet<string> = new Set(['2', '8']);
const right: ReadonlySet<string> = new Set(['0', '3', '4', '9']);

type Reader = (cell: string) => RowStatus | null;

/** How a column says whether the device of a measured value was available; null if it says nothing. */
export function deviceReader(heading: string, cells: readonly string[]): Reader | null {
  if (!ofDevice.test(heading)) return null;
  const of: Reader = (cell) => {
    const word = wordOf(cell);
    return word === '' ? null : off.test(word) || bad.test(word) ? 'void' : on.test(word) ? 'good' : 'unknown';
  };
  return cells.some((cell) => of(cell) === 'void') ? of : null;
}

/** How a column of numbers states the quality of values; `open` if the numbers are used with different meanings. */
export function flagReader(heading: string, cells: readonly string[]): Reader | null {
  if (!ofQuality.test(heading) || cells.length < 2 || !cells.every((cell) => /^\d(?:\.0)?$/u.test(cell))) return null;
  const isOfCma =
    /质量|质控/u.test(heading) && cells.includes('0') && cells.every((cell) => wrong.has(cell) || right.has(cell) || cell === '1');
  return (cell) => {
    if (cell.trim() === '') return null;
    if (!isOfCma) return 'open';
    return wrong.has(cell.trim()) ? 'void' : right.has(cell.trim()) ? 'good' : 'unknown';
  };
}
