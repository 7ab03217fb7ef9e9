import type { Finding } from '#kernel/finding.ts';

/** What the rows below a line above a table belong to, according to that line. */
export type NamedMeter = {
  readonly label: string;
  readonly code: string;
  /** It is the name of a customer or a house, which may have several meters. */
  readonly isName: boolean;
};

/** Labels of metering points, the surest first. */
const labels: readonly RegExp[] = [
  /^(?:电|水|气|热)?(?:表号|表计(?:编号|号码?)?|仪表(?:编号|名称)|计量点(?:编号|名称)?)$|^(?:meter(?:[\s_-]?(?:id|no\.?|number|serial|name))?|mpan|mprn|nmi|esiid|identifiant prm|prm|pdl|pod|cups|ean|service[\s_-]?point(?:[\s_-]?id)?|zähler(?:nummer|nr\.?)?|zählpunkt(?:bezeichnung)?|m(?:ess|arkt)lokation)$/iu,
  /^(?:户号|用电户号|用户(?:编号|号)|客户编号|设备编号)$|^(?:account(?:[\s_-]?(?:id|no\.?|number))?|device(?:[\s_-]?id)?)$/iu,
  /^(?:回路(?:名称|编号)?|支路(?:名称)?|房间号?|房号|铺位号?|楼栋|建筑(?:名称)?|用户名称?|用电单位|户名|站点?(?:名称?)?|换热站|热力站|填报单位|填报机构|单位名称|机构名称|编制单位)$|^(?:site|building|circuit|point)(?:[\s_-]?name)?$/iu,
];

const labelled = /^\s*(?<label>[^:：]{1,20}?)\s*[:：]\s*(?<code>\S.{0,60})?$/u;

/**
 * The metering point named in the cells of lines above a table, `表号：1001`, also with the code in the next cell; null if there is none.
 */
export function meterNamedIn(cells: readonly string[]): NamedMeter | null {
  const filled = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
  const said = filled.flatMap((cell, at) => labelledIn(cell, filled[at + 1]));
  for (const [rank, known] of labels.entries()) {
    const found = said.find(({ label }) => known.test(label));
    if (found !== undefined) return { ...found, isName: rank === labels.length - 1 };
  }
  return null;
}

/** `T1 变比 100`, `T1（倍率80）`: a multiplier is not part of a code. */
const saidBehind = /\s*[(（]?\s*(?:(?:综合|总)?倍率|变比|[cp]t\s*(?:变比|ratio)|multiplier).*$/iu;

/** `户号:1001 户名:某公司` contains two items. */
function labelledIn(cell: string, behind: string | undefined): Pick<NamedMeter, 'label' | 'code'>[] {
  const whole = labelled.exec(cell)?.groups?.['label'] ?? '';
  const parts = labels.some((known) => known.test(whole)) && !/[:：]/u.test(cell.slice(cell.search(/[:：]/u) + 1)) ? [cell] : null;
  return (parts ?? saidApart(cell)).flatMap((part) => {
    const { label = '', code = '' } = labelled.exec(part)?.groups ?? {};
    const own = code.replace(saidBehind, '').trim();
    const told = own === '' && behind !== undefined && !/[:：]/u.test(behind) ? behind : own;
    return label === '' || told === '' ? [] : [{ label, code: told }];
  });
}

/** A blank separates two items as well as the words of one. */
const saidApart = (cell: string): string[] => cell.split(/[\s,;，；]+(?=[^\s:：]{1,20}[:：])/u);

/** Reports that all rows belong to the metering point that a line above them names. */
export const meterNamedFindings = (said: NamedMeter | null): Finding[] =>
  said === null ? [] : [{ code: 'meter-read', severity: 'info', evidence: { meter: said.code, text: `${said.label}：${said.code}` } }];
