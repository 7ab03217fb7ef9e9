import { z } from 'zod';
import { labels } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import { blank } from '#platform/docx/block.ts';

const named = (most: number) => z.string().trim().max(most).optional();

/** The parts of an official paper's header and footer that are not derived from facts. */
export const paperHeadShape = z.object({
  /** 项目名称. */
  projectName: named(200),
  /** 地块编号. */
  plotNumber: named(100),
  /** Who signs it: 签发单位. */
  authority: named(200),
});

export type PaperHead = z.infer<typeof paperHeadShape>;

/** The header as it came with a question; empty values count as not given. Throws Problem `paper-head-bad`. */
export function readPaperHead(given: Readonly<Record<string, unknown>>): PaperHead {
  const read = paperHeadShape.safeParse(given);
  if (!read.success) throw new Problem('bad-input', 'paper-head-bad', {});
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== ''));
}

/** The table rows that name project and plot; a line to fill in if not given. */
export function headRows({ projectName, plotNumber }: PaperHead): [string, string][] {
  return [
    [labels.zh.projectName, projectName ?? blank],
    [labels.zh.plotNumber, plotNumber ?? blank],
  ];
}
