import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';

/** How notices are sent. */
export type Sending = Awaited<ReturnType<typeof client.notice.sending>>;

/** The answer to a change is the current state. */
export const keepSending = (sending: Sending): void => {
  queryClient.setQueryData(api.notice.sending.queryKey(), sending);
};

/** Reloads how notices are sent, and their deliveries. */
export const refreshSending = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.notice.key() });
