/**
 * The same bytes, once the first of them are available. Their producer has started by then: an earlier error is reported as a problem, and
 * cancelling the stream ends the producer and everything it holds (a generator that was never started has no `finally`).
 * @throws what the producer threw before the first byte
 */
export async function begun(body: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  let ahead: ReadableStreamReadResult<Uint8Array> | null = await reader.read();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = ahead ?? (await reader.read());
        ahead = null;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Discards a response that no one will read and releases the producer of its body. */
export async function discard(answer: Response): Promise<void> {
  if (answer.body !== null && !answer.body.locked) await answer.body.cancel();
}
