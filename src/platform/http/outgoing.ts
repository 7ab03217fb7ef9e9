/**
 * The same bytes, once the first of them are there. Whatever makes them has begun by then: what goes wrong before is told as a problem, and
 * who turns away ends it and all that it holds (a generator that was never begun has no `finally`).
 * @throws what making them threw before the first byte
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

/** Ends an answer that nobody will read: all that makes its body is let go. */
export async function discard(answer: Response): Promise<void> {
  if (answer.body !== null && !answer.body.locked) await answer.body.cancel();
}
