import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { isVerified } from '#kernel/source-status.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useSay } from '../policy/facts.ts';
import { saveText } from './file-ways.tsx';
import { itemFile } from './item-file.ts';
import type { Scheme } from './answers.ts';
import { ratingWords } from './words.ts';

/** Which parts of the standard are missing, and the one file by which someone who has the standard completes it. */
export function ScoreGaps({ scheme }: { readonly scheme: Scheme }) {
  const { gaps: words } = usePageWords(ratingWords);
  const format = useFormat();
  const say = useSay();
  const { items } = scheme;
  const open = items.filter(({ status, nameStatus }) => !isVerified(status) || !isVerified(nameStatus));
  return (
    <Panel title={words.title}>
      <ul className="yd-marks-list">
        {scheme.gaps.map((gap) => (
          <li key={gap.zh}>{say(gap)}</li>
        ))}
        {scheme.revised === null ? null : <li>{words.revised(say(scheme.revised.names), scheme.revised.from, scheme.revised.status)}</li>}
        <li>
          {words.items(format.count(items.length), format.count(open.length))}
          <details>
            <summary>{words.which}</summary>
            {open.map(({ code }) => code).join(format.and)}
          </details>
        </li>
      </ul>
      <p>{words.complete}</p>
      <div className="yd-row">
        <Button onClick={() => saveText('rating-items.yaml', itemFile(scheme), 'text/yaml')}>{words.file}</Button>
        <Link to="/knowledge" search={{}}>
          {words.knowledge}
        </Link>
      </div>
    </Panel>
  );
}
