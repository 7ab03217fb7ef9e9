import { z } from 'zod';
import type { RequestContext } from '#kernel/request-context.ts';
import { languageAsked, type Download, type DownloadRoute } from '#kernel/download.ts';
import type { Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { askedDayShape, codeShape } from '#kernel/shape.ts';
import { plotShape } from '#special-plans/contract.ts';
import type { Plot } from '#special-plans/special-plans.ts';
import { wordType, writeWord, type Paper } from '#docx/docx.ts';
import { conditionsPaper, rulesPaper, type About } from './papers.ts';
import type { ProjectQuestion, PolicyFace } from './policy.ts';

type Query = Readonly<Record<string, string>>;

const withPlot = {
  region: { about: 'code of the place', shape: codeShape },
  date: { about: 'the day; today where none is given', shape: askedDayShape.optional() },
  project: { about: 'facts of the project, a JSON object', shape: z.string().optional() },
  plot: { about: 'where it lies: GeoJSON Point or Polygon, WGS 84', shape: z.string().optional() },
  lang: languageAsked,
};

/**
 * The answers that are taken along as Word documents; an address each, so that it is a link.
 * @param words those of all slices
 * @param note a mark above the title, such as that of demonstration data
 */
export function policyDownloads(policy: PolicyFace, words: Words, note: string | undefined): DownloadRoute[] {
  const about = async ({ scope }: RequestContext, asked: ProjectQuestion): Promise<About> => ({
    ...(await policy.about(scope, asked)),
    project: asked.project as Record<string, unknown>,
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
      open: async (context, given) => {
        const asked = readQuestion(given);
        return file('规划条件', conditionsPaper(await policy.conditions(context.scope, asked), await about(context, asked)));
      },
    },
    {
      path: '/exports/rules',
      action: 'view',
      summary: 'What holds of a project as a Word document',
      parameters: withPlot,
      types: [wordType],
      open: async (context, given) => {
        const asked = readQuestion(given);
        return file('要求清单', rulesPaper(await policy.rules(context.scope, asked), await about(context, asked)));
      },
    },
  ];
}

function readQuestion({ region, date, project, plot }: Query): ProjectQuestion {
  if (region === undefined || region === '') throw new Problem('bad-input', 'region-missing', {});
  return { region, date: date === '' ? undefined : date, project: readObject(project, 'facts-bad'), plot: readPlot(plot) };
}

/** The facts as they stand in the address; none are given where it has none. */
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

async function file(name: string, paper: Paper): Promise<Download> {
  const bytes = await writeWord(paper);
  return { name: `${name}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
}
