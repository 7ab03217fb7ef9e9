import { useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../../api.ts';

/** Marks notices as read, and refreshes the bell and every list. */
export function useMarkRead() {
  return useMutation({
    ...api.notice.read.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.notice.key() }),
  });
}
