import type { Say } from '#cli/output.ts';
import { number } from '#cli/table.ts';
import { harmless } from '#cli/width.ts';

export type Question = {
  readonly detail: string;
  readonly choices: readonly { readonly option: string; readonly label: string; readonly comesTo?: string | number }[];
};

/** What must be settled before the file can be imported, with the options that settle it. */
export function openLines(open: readonly Question[] | undefined, say: Say): string {
  return (open ?? [])
    .map(({ detail, choices }) => {
      const told = choices.map(({ option, label, comesTo }) => {
        const figure = comesTo === undefined ? '' : say(`（共 ${figureOf(comesTo)}）`, ` (${figureOf(comesTo)})`);
        return `  ${harmless(option)}${option.includes(label) ? '' : `  ${harmless(label)}`}${harmless(figure)}`;
      });
      return [say('导入前要说明：', 'To be specified before the import:'), harmless(detail), ...told].join('\n');
    })
    .join('\n\n');
}

const figureOf = (value: string | number): string => (typeof value === 'number' ? number(value, 4) : value);
