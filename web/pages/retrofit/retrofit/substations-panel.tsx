import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { projectPageWords } from './project-words.ts';

/** The maximum number of buildings of a project whose substations are queried. */
const most = 20;

/**
 * The substations that feed the buildings of a project, whose balance is part of the works (YC 二(三)). Renders nothing if there are none.
 */
export function SubstationsPanel({ buildings }: { readonly buildings: readonly string[] }) {
  const own = usePageWords(projectPageWords);
  const substations = useQueries({
    queries: buildings.slice(0, most).map((building) => api.heatSupply.points.list.queryOptions({ input: { building, limit: 100 } })),
    combine: (answers) => [...new Set(answers.flatMap(({ data }) => data?.points.map(({ substation }) => substation ?? '') ?? []))],
  });
  const named = substations.filter((code) => code !== '').toSorted();
  if (named.length === 0) return null;
  return (
    <Panel title={own.substations}>
      <p className="yd-quiet">{own.balanceWith}</p>
      <ul>
        {named.map((substation) => (
          <li key={substation}>
            <Link to="/heat-network" search={{ substation }}>
              {substation}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
