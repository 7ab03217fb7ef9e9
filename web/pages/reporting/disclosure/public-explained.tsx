import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { publicWords } from './public-words.ts';

/** What the terms of the page mean, for a reader who has never seen such figures. */
export function PublicExplained() {
  const words = usePageWords(publicWords);
  return (
    <Panel title={words.explained}>
      <dl>
        {words.explanations.map(([term, means]) => (
          <div key={term}>
            <dt>
              <strong>{term}</strong>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
