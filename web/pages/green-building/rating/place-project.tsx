import { usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { DayField } from '../policy/day-field.tsx';
import { FactSteps } from '../policy/fact-steps.tsx';
import { factKind, type PolicyVocabulary } from '../policy/facts.ts';
import { decodeProject, encodeProject, type Project } from '../policy/project-code.ts';
import '../policy/policy.css';
import { ratingWords } from './words.ts';

const readWhere = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  date: dayIn(given, 'date'),
  p: textIn(given, 'p') ?? '',
  fact: textIn(given, 'fact'),
  skip: textIn(given, 'skip') ?? '',
});

export type Where = { readonly region: string; readonly date: string | undefined; readonly project: Project };

/** Place, day and project: in the address like the question of `/policy`. */
export function useWhere(known: PolicyVocabulary | undefined) {
  const [at, go] = useAddress(readWhere);
  const { begin } = usePlaces();
  const project = known === undefined ? {} : decodeProject(at.p, factKind(known));
  return { at, go, where: { region: at.region ?? begin ?? '', date: at.date, project } };
}

/** The place and the day. */
export function PlaceRow({ of: { at, go, where } }: { readonly of: ReturnType<typeof useWhere> }) {
  const { common } = usePageWords(ratingWords);
  return (
    <div className="yd-row" role="search" aria-label={common.where}>
      <PlacePick label={common.place} value={where.region} onPick={(code) => go({ region: code })} />
      <DayField label={common.day} value={at.date} onPick={(date) => go({ date })} />
    </div>
  );
}

/**
 * The project's facts, step by step; those that the answer depends on are asked. @param needs facts, repeated as often as something depends
 * on them
 */
export function ProjectSteps({
  of: { at, go, where },
  known,
  needs,
}: {
  readonly of: ReturnType<typeof useWhere>;
  readonly known: PolicyVocabulary;
  /** Undefined until there is an answer. */
  readonly needs: readonly string[] | undefined;
}) {
  const { common } = usePageWords(ratingWords);
  const counts = Map.groupBy(needs ?? [], (fact) => fact);
  const asks = [...counts]
    .filter(([fact]) => known.facts.get(fact)?.open !== true)
    .map(([fact, list]) => ({ fact, rules: list.length, duties: 0 }))
    .toSorted((a, b) => b.rules - a.rules);
  return (
    <Panel title={common.project}>
      <FactSteps
        known={known}
        project={where.project}
        asks={needs === undefined ? undefined : asks}
        chosen={at.fact}
        skip={at.skip === '' ? [] : at.skip.split('_')}
        go={({ project, skip, ...rest }) =>
          go({
            ...('fact' in rest ? { fact: rest.fact } : {}),
            ...(project === undefined ? {} : { p: encodeProject(project) }),
            ...(skip === undefined ? {} : { skip: skip.join('_') }),
          })
        }
      />
    </Panel>
  );
}

/** As the contract takes it; without a place no rules are queried. */
export function questionOf({ region, date, project }: Where) {
  return { ...(region === '' ? {} : { region }), ...(date === undefined ? {} : { date }), project };
}
