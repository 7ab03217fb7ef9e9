import type { DraftKind, Question } from '../../desk/draft/draft-address.ts';
import { asDesigned } from './designed.tsx';
import { itemKind, type PolicyVocabulary } from './facts.ts';
import type { PaperHead } from './paper-head.tsx';
import type { Plot } from './plot-place.tsx';
import { decodeProject, encodeProject, type Project, type Value } from './project-code.ts';
import type { PlotQuestion } from './conditions-tab.tsx';

type Tab = 'conditions' | 'check';

/** The kind of draft that belongs to a tab. */
export const draftKindOf = (tab: Tab): DraftKind => (tab === 'check' ? 'design-check' : 'planning-conditions');

/** The question of the page as its draft keeps it. @param design as it is in the address */
export function plotDraft(
  tab: Tab,
  { region, ...question }: PlotQuestion,
  head: PaperHead,
  design: string,
  known: PolicyVocabulary,
): Question {
  return {
    ...(region === '' ? {} : { region }),
    ...question,
    ...Object.fromEntries(Object.entries(head).filter(([, value]) => value !== '')),
    ...(tab === 'check' ? { design: asDesigned(decodeProject(design, itemKind(known)), known) } : {}),
  };
}

const textOf = (question: Question, name: string): string | undefined => {
  const value = question[name];
  return typeof value === 'string' ? value : undefined;
};

/** In an address, names of standards are one text. */
const valueOf = (value: Value | readonly string[]): Value => (typeof value === 'object' ? value.join('; ') : value);

/** The address that shows a draft; an outline is too long for one and is kept by the page. */
export function plotOfDraft(kind: DraftKind, question: Question) {
  const plot = question['plot'] as Plot | undefined;
  const [longitude, latitude] = plot?.type === 'Point' ? plot.coordinates : [];
  const design = Object.entries((question['design'] ?? {}) as Readonly<Record<string, Value | readonly string[]>>);
  return {
    tab: kind === 'design-check' ? ('check' as const) : ('conditions' as const),
    region: textOf(question, 'region'),
    date: textOf(question, 'date'),
    p: encodeProject((question['project'] ?? {}) as Project),
    d: encodeProject(Object.fromEntries(design.map(([item, value]) => [item, valueOf(value)]))),
    lon: longitude?.toString(),
    lat: latitude?.toString(),
    projectName: textOf(question, 'projectName'),
    plotNumber: textOf(question, 'plotNumber'),
    authority: textOf(question, 'authority'),
    outline: plot?.type === 'Point' ? undefined : plot,
  };
}
