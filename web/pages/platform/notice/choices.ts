import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';

export type Choices = Awaited<ReturnType<typeof client.notice.choices>>;

/** The answer to a change is the current state. */
export const keepChoices = (choices: Choices): void => {
  queryClient.setQueryData(api.notice.choices.queryKey(), choices);
};
