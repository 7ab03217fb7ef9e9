import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { answer, type Output, type Say } from './output.ts';
import { seenLine } from './previewed.ts';
import { table } from './table.ts';
import { fieldIn, type KindWords, label, valueIn } from './terms.ts';
import { blocks, findingLines } from './wording.ts';

type Edited = Awaited<ReturnType<Client['project']['edit']>>;

/**
 * Prints the answer of a manual edit. Throws the problem of the refusal if nothing was written and something was refused, so that scripts
 * see it in the exit code.
 * @param own the words of the kind
 */
export function answerEdit(output: Output, edited: Edited, own: KindWords): void {
  const [first] = edited.refused;
  if (first === undefined || edited.change !== null || edited.changed.length > 0)
    return answer(output, edited, (told, say) => editInWords(told, say, own));
  const findings = edited.refused.map(({ fault, evidence, code }) => ({
    code: fault,
    severity: 'error' as const,
    evidence: { code, ...evidence },
  }));
  throw new Problem(first.fault === 'out-of-scope' ? 'not-allowed' : 'bad-input', first.fault, first.evidence, findings);
}

function editInWords({ change, changed, unchanged, refused, findings, hash }: Edited, say: Say, { fields, values }: KindWords): string {
  const head =
    change === null
      ? say('没有写入。', 'Nothing was written.')
      : say(
          `已修改（编号 ${change}，可用 yaodong undo ${change} 撤销）`,
          `Changed (number ${change}; yaodong undo ${change} takes it back)`,
        );
  type Row = Edited['changed'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'field'), cell: (row: Row) => fieldIn(say, row.field, fields) },
    { title: label(say, 'before'), cell: (row: Row) => valueIn(say, row.field, row.from, values) },
    { title: label(say, 'after'), cell: (row: Row) => valueIn(say, row.field, row.to, values) },
  ];
  const not = refused.map(({ code, detail }) => `${code}: ${detail}`).join('\n');
  const same = unchanged === 0 ? '' : say(`${unchanged} 个没有变化。`, `${unchanged} unchanged.`);
  return blocks(head, changed.length > 0 && table(columns, changed), same, not, findingLines(findings, say), seenLine(hash, say));
}
