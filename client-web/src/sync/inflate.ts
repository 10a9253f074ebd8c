/** Raw-deflated bytes (RFC 1951), inflated. Rejects when they are damaged or not of the announced size. */
export async function inflate(deflated: Uint8Array, bytes: number): Promise<Uint8Array> {
  const stream = new Blob([deflated as Uint8Array<ArrayBuffer>]).stream();
  const inflated = stream.pipeThrough(new DecompressionStream('deflate-raw'));
  const result = new Uint8Array(await new Response(inflated).arrayBuffer());
  if (result.length !== bytes) throw new Error(`keyframe of ${result.length} bytes instead of ${bytes}`);
  return result;
}
