import { useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../../api.ts';

/** Marks notices as read; the bell and every list hear of it. */
export function useMarkRead() {
  return useMutation({
    ...api.notice.read.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.notice.key() }),
  });
}
