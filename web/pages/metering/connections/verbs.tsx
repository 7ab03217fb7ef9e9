import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import type { Connection, useConnectionVerbs } from './use-connections.ts';
import { connectionWords } from './words.ts';

/** The actions on a connection: switching off and removing ask for confirmation. */
export function ConnectionVerbs({
  of: { code: connection, state },
  verbs,
}: {
  readonly of: Connection;
  readonly verbs: ReturnType<typeof useConnectionVerbs>;
}) {
  const words = usePageWords(connectionWords);
  const { isPending, mutate } = verbs;
  return (
    <span className="yd-row">
      {state === 'off' ? (
        <Button
          size="small"
          aria-label={`${words.on} ${connection}`}
          disabled={isPending}
          onClick={() => mutate({ connection, verb: 'on' })}
        >
          {words.on}
        </Button>
      ) : (
        <Confirm
          label={words.off}
          name={connection}
          means={words.offMeans}
          busy={isPending}
          onYes={() => mutate({ connection, verb: 'off' })}
        />
      )}
      <Confirm
        label={words.label.remove}
        name={connection}
        means={words.removeMeans}
        busy={isPending}
        onYes={() => mutate({ connection, verb: 'remove' })}
      />
    </span>
  );
}
