import { lazy, Suspense } from 'react';
import { Button } from 'antd';
import { usePageWords } from '../../i18n/language.tsx';
import { textIn, useAddress } from '../../ui/address.ts';
import { Panel } from '../../ui/panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { dutiesWayWords } from './duties-way-words.ts';

const Duties = lazy(async () => ({ default: (await import('./duties-panel.tsx')).DutiesOfBuilding }));

const readWay = (given: Readonly<Record<string, unknown>>) => ({ duties: textIn(given, 'duties') });

/** What policy asks of a building, fetched when somebody wants to see it. */
export function DutiesWay({ building }: { readonly building: string }) {
  const words = usePageWords(dutiesWayWords);
  const [at, go] = useAddress(readWay);
  return (
    <Panel title={words.title}>
      {at.duties === undefined ? (
        <Button onClick={() => go({ duties: 'shown' })}>{words.show}</Button>
      ) : (
        <Suspense fallback={<Loading />}>
          <Duties building={building} />
        </Suspense>
      )}
    </Panel>
  );
}
