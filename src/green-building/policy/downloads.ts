import { z } from 'zod';
import { languageAsked, type Download, type DownloadRoute } from '#kernel/download.ts';
import type { Words } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import { askedDayShape, codeShape } from '#kernel/shape.ts';
import { plotShape } from '#green-building/special-plans/contract.ts';
import type { Plot } from '#green-building/special-plans/special-plans.ts';
import { wordType, writeWord, type Paper } from '#platform/docx/docx.ts';
import { blank } from '#platform/docx/block.ts';
import { checkPaper } from './check-paper.ts';
import { paperHeadShape, readPaperHead, type PaperHead } from './paper-head.ts';
import { conditionsPaper, rulesPaper, type About } from './papers.ts';
import type { ProjectQuestion, PolicyService } from './policy.ts';

type Query = Readonly<Record<string, string>>;

const withPlot = {
  region: { about: 'code of the place', shape: codeShape },
  date: { about: 'the day; today where none is given', shape: askedDayShape.optional() },
  project: { about: 'facts of the project, a JSON object', shape: z.string().optional() },
  plot: { about: 'where it lies: GeoJSON Point or Polygon, WGS 84', shape: z.string().optional() },
  projectName: { about: 'name of the project, as the document shows it', shape: paperHeadShape.shape.projectName },
  plotNumber: { about: 'number of the plot', shape: paperHeadShape.shape.plotNumber },
  authority: { about: 'who signs it', shape: paperHeadShape.shape.authority },
  lang: languageAsked,
};

const withDesign = { ...withPlot, design: { about: 'the design, a JSON object of items and values', shape: z.string().optional() } };

const publicRules = 'documents are public, and the project is told by who asks: nothing that is kept is in it';

/**
 * The answers available as Word documents, each with its own URL so that it can be linked.
 * @param words those of all slices
 * @param note a mark above the title, such as that of demonstration data
 */
export function policyDownloads(policy: PolicyService, words: Words, note: string | undefined): DownloadRoute[] {
  const about = async (asked: PaperQuestion): Promise<About> => ({
    ...(await policy.about(asked)),
    project: asked.project as Record<string, unknown>,
    head: asked.head,
    library: policy.library(),
    words,
    note,
  });
  return [
    {
      path: '/exports/planning-conditions',
      action: 'view',
      summary: 'The planning conditions of a plot as a Word document',
      parameters: withPlot,
      types: [wordType],
      leavesNone: publicRules,
      open: async (_, given) => {
        const asked = readQuestion(given);
        return file('规划条件', signed(conditionsPaper(await policy.conditions(asked), await about(asked)), asked));
      },
    },
    {
      path: '/exports/rules',
      action: 'view',
      summary: 'What holds of a project as a Word document',
      parameters: withPlot,
      types: [wordType],
      leavesNone: publicRules,
      open: async (_, given) => {
        const asked = readQuestion(given);
        return file('要求清单', signed(rulesPaper(await policy.rules(asked), await about(asked)), asked));
      },
    },
    {
      path: '/exports/design-check',
      action: 'view',
      summary: 'A design beside what is required of it, as a Word document',
      parameters: withDesign,
      types: [wordType],
      leavesNone: publicRules,
      open: async (_, given) => {
        const asked = readQuestion(given);
        const answer = await policy.check(asked, readObject(given['design'], 'design-object'));
        return file(labels.zh.designCheck, signed(checkPaper(answer, await about(asked)), asked));
      },
    },
  ];
}

type PaperQuestion = ProjectQuestion & { readonly head: PaperHead };

function readQuestion({ region, date, project, plot, ...rest }: Query): PaperQuestion {
  if (region === undefined || region === '') throw new Problem('bad-input', 'region-missing', {});
  const { projectName, plotNumber, authority } = rest;
  return {
    region,
    date: date === '' ? undefined : date,
    project: readObject(project, 'facts-bad'),
    plot: readPlot(plot),
    head: readPaperHead({ projectName, plotNumber, authority }),
  };
}

/** The facts as given in the URL; none if it has none. */
function readObject(given: string | undefined, code: string): unknown {
  if (given === undefined || given === '') return {};
  try {
    return JSON.parse(given);
  } catch {
    throw new Problem('bad-input', code, {});
  }
}

function readPlot(given: string | undefined): ProjectQuestion['plot'] {
  if (given === undefined || given === '') return undefined;
  const read = plotShape.safeParse(readObject(given, 'plot-bad'));
  if (!read.success) throw new Problem('bad-input', 'plot-bad', {});
  return read.data as Plot;
}

/** Who signs it and when: lines to fill in if not given, because a paper that was not issued here has no day of issue. */
function signed(paper: Paper, { head }: PaperQuestion): Paper {
  return { ...paper, signed: [...paper.signed, `${labels.zh.authority}：${head.authority ?? blank}`, `签发日期：${blank}`] };
}

async function file(name: string, paper: Paper): Promise<Download> {
  const bytes = await writeWord(paper);
  return { name: `${name}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
}
