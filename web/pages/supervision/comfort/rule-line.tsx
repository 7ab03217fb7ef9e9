import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { controlWords } from './control-words.ts';

type Rule = Awaited<ReturnType<typeof client.comfort.control>>['rule'];

/**
 * The temperatures to which rooms may be cooled and heated in the seasons of the period, by which document, and how far that was verified.
 */
export function RuleLine({ rule, isSeasonKnown = true }: { readonly rule: Rule; readonly isSeasonKnown?: boolean }) {
  const { limit, status } = usePageWords(controlWords);
  const format = useFormat();
  const degrees = { heating: format.number(rule.heatingAtMost), cooling: format.number(rule.coolingAtLeast) };
  const shown = rule.seasons.length === 0 ? (['heating', 'cooling'] as const) : rule.seasons;
  const says = shown.map((kind) => limit[kind](degrees[kind]));
  const tolerance = rule.tolerance === null || rule.tolerance === 0 ? [] : [limit.tolerance(format.number(rule.tolerance))];
  return (
    <>
      <p>
        <strong>{[...says, ...tolerance].join(format.pause)}</strong>{' '}
        {limit.rule(rule.source.document, rule.source.clause, (status as Readonly<Record<string, string>>)[rule.status] ?? rule.status)}
      </p>
      {rule.seasons.length === 0 && isSeasonKnown ? <p className="yd-quiet">{limit.neither}</p> : null}
    </>
  );
}
