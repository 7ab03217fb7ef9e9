import { alone, type RowStatus, wordOf } from './status-cells.ts';

/** In addition to the words that state it alone, remarks on how the row came about. */
const mistaken =
  /^(?:(?:此|本|该)[行条笔])?(?:数据|记录|读数|账单)?\s?(?:(?:录入|输入|登记|填报|填写|抄表|抄录|数据|读数)(?:错误|有误|错了)|(?:录|抄|填|登)错|误[录抄填]|错[录抄填]|不(?:计入?|纳入|参与|列入|用于)(?:统计|汇总|总量|用量|合计|计算|考核)?|不统计|(?:应|需)?剔除|不作数|不算数?|(?:请)?勿用|请?不要(?:使用|计入|统计))$|^(?:please )?(?:do not|don['’]t|not to be) (?:use|used|count|counted|include|included|bill|billed)$|^(?:wrong|erroneous|incorrect) (?:entry|reading|read|value|row)$|^(?:entered|keyed|input|recorded) (?:in error|by mistake|wrongly|incorrectly)$|^(?:data[\s-])?(?:entry|keying|typing) error$|^(?:nicht (?:verwenden|zählen|benutzen)|falsch (?:erfasst|abgelesen)|ne pas (?:utiliser|compter)|non usare|no usar|niet gebruiken)$/u;

/** Mistakes that were corrected say nothing about the current figure. */
const putRight = /更正|修正|改正|订正|纠正|重录|重抄|补录|已?恢复|误作|已核实|已确认|corrected|restored|amended|korrigiert/u;

/** Words that begin a remark without punctuation after them. */
const behind =
  /^((?:已|被)*(?:作废|无效|废弃|删除|撤销)|(?:录入|输入|抄表)错误|录错|抄错|不计入)(?=见|请|以|详|改[用为]|另|勿|重[录抄新]|[上下][一]?[行条]|原因)/u;
const begins = /^(?:(?:已|被)*(?:作废|无效|废弃)|(?:录入|输入|抄表)错误|录错|抄错|不计入)/u;
const ends = /\s*[,;:.!?|/。、，；：！？()[\]（）【】「」{}]\s*|\s+[-–—]+\s*|[–—]+\s*|\s+(?=(?:see|siehe|voir|vedi|véase|ver|use|see:)\s)/u;

/**
 * What the first words of a remark say about its row, whatever follows: `作废（见下行）`, `void - see next`; `unknown` if they may be part
 * of a longer word or the figure was corrected; null if they say nothing.
 */
export function openingStatus(text: string): RowStatus | null {
  const bare = text.normalize('NFKC').toLowerCase().trim();
  if (bare === '' || bare.length > 200) return null;
  const [first = '', ...rest] = bare.split(ends).filter((part) => part.trim() !== '');
  const word = wordOf(behind.exec(first)?.[1] ?? first);
  if (alone.test(word)) return 'void';
  if (mistaken.test(word)) return putRight.test(rest.join(' ') + first.slice(word.length)) ? 'unknown' : 'void';
  return begins.test(word) ? 'unknown' : null;
}
