/**
 * The same request with another address, other headers or another body. The server's requests are light stand-ins that `new
 * Request(request)` does not take, so a whole one is made.
 */
export function copyRequest(
  request: Request,
  other: { readonly url?: URL; readonly headers?: Headers; readonly body?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> },
): Request {
  const bodiless = request.method === 'GET' || request.method === 'HEAD';
  const body = bodiless ? null : (other.body ?? request.body);
  return new Request(other.url ?? request.url, {
    method: request.method,
    headers: other.headers ?? request.headers,
    signal: request.signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  } as RequestInit);
}
