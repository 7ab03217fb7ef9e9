import { limitText, optionText, type Called } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import type { ShownPlan } from './answers.ts';
import { planPageWords } from './words.ts';

/** The names of a plan's limits, options, projects and places; a code replaces a missing name. */
export function usePlanNames({ projects, packages, limits }: Pick<ShownPlan, 'projects' | 'packages' | 'limits'>) {
  const { language } = useLanguage();
  const { nameOf } = usePlaces();
  const { thisProject } = usePageWords(planPageWords);
  const goals = new Map(limits.map(({ id, names }) => [id, names?.[language]]));
  const called: Called = {
    place: nameOf,
    project: (code) => projects[code]?.name ?? code,
    package: (code) => packages[code] ?? code,
    limit: (id) => goals.get(id),
  };
  return {
    called,
    limit: (id: string): string => limitText(id, language, called),
    /** A limit as shown for one project, which is not named again. */
    ownLimit: (id: string, own: string): string =>
      limitText(id, language, { ...called, project: (code) => (code === own ? thisProject : (projects[code]?.name ?? code)) }),
    option: (option: string): string => optionText(option, language, called),
  };
}
