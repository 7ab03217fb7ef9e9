import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';

/** How notices are sent. */
export type Sending = Awaited<ReturnType<typeof client.notice.sending>>;

/** What a change has answered is what holds. */
export const keepSending = (sending: Sending): void => {
  queryClient.setQueryData(api.notice.sending.queryKey(), sending);
};

/** Asks again how notices are sent, and what became of them. */
export const refreshSending = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.notice.key() });
