import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { CaseShown } from './case-shown.ts';
import { groundsWords } from './grounds-words.ts';

/** What led to a case: the period, the sentence, the figures as they were known then, and the way back to the building. */
export function GroundsShown({ of: { grounds, building } }: { readonly of: Pick<CaseShown, 'grounds' | 'building'> }) {
  const words = usePageWords(groundsWords);
  if (grounds === null) return null;
  const year = Number(grounds.period?.slice(0, 4));
  return (
    <Panel title={words.grounds}>
      {grounds.text === null ? null : <p>{grounds.text}</p>}
      <dl className="yd-facts">
        {grounds.period === null ? null : (
          <div>
            <dt>{words.period}</dt>
            <dd>{grounds.period}</dd>
          </div>
        )}
        {grounds.beside === undefined ? null : (
          <div>
            <dt>{words.beside}</dt>
            <dd>
              <Link to="/cases/$case" params={{ case: grounds.beside.case }} search={{}}>
                {grounds.beside.case}
              </Link>{' '}
              {grounds.beside.reason}
            </dd>
          </div>
        )}
        {grounds.figures.map(({ name, value, unit, figure }) => (
          <div key={figure}>
            <dt>{name}</dt>
            <dd>
              <Figure of={{ value, unit, figure }} />
            </dd>
          </div>
        ))}
      </dl>
      {grounds.figures.length === 0 ? <p className="yd-quiet">{words.noFigures}</p> : null}
      {building === null ? null : (
        <Link to="/buildings/$building" params={{ building }} search={Number.isInteger(year) && year > 0 ? { year } : {}}>
          {words.back}
        </Link>
      )}
    </Panel>
  );
}
