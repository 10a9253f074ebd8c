// The WebAssembly module of the core: its exports, its memory, and what happens when it fails.
//
// Not here: what a board is (document.ts). The C side is server/core/wasm.cpp, and changes with this file.

/** The core has refused something or broken down. After a breakdown (`fatal`) all its boards are lost. */
export class CoreError extends Error {
  readonly fatal: boolean;
  constructor(message: string, fatal = false) {
    super(message);
    this.name = 'CoreError';
    this.fatal = fatal;
  }
}

type Call = (...args: number[]) => number;

/** Where the module keeps a board. */
export type BoardPointer = number;

/** Calls by the names of wasm.cpp. All numbers are 32 bits but counters, which are doubles. */
export class CoreModule {
  private readonly memory: WebAssembly.Memory;
  private readonly exports: WebAssembly.Exports;
  private broken = false;
  private bytes: Uint8Array;
  private numbers: DataView;

  constructor(instance: WebAssembly.Instance) {
    this.exports = instance.exports;
    this.memory = this.exports['memory'] as WebAssembly.Memory;
    this.bytes = new Uint8Array(this.memory.buffer);
    this.numbers = new DataView(this.memory.buffer);
    (this.exports['_initialize'] as () => void)();
  }

  /** A bound call. A trap inside becomes a fatal CoreError, and so does every call after it. */
  call(name: string): Call {
    const wasm = this.exports[name] as Call;
    return (...args: number[]) => {
      if (this.broken) throw new CoreError('the core has broken down before', true);
      try {
        return wasm(...args);
      } catch (error) {
        this.broken = true;
        throw new CoreError(`the core broke down in ${name}: ${String(error)}`, true);
      }
    };
  }

  /** The memory as bytes. Valid until the next call, which may move it. */
  heap(): Uint8Array {
    if (this.bytes.buffer !== this.memory.buffer) this.bytes = new Uint8Array(this.memory.buffer);
    return this.bytes;
  }

  /** The memory as numbers, under the same condition. */
  view(): DataView {
    if (this.numbers.buffer !== this.memory.buffer) this.numbers = new DataView(this.memory.buffer);
    return this.numbers;
  }
}

/** The module's two buffers: what goes in before a call, what came out of one. */
export class Scratch {
  private readonly input: Call;
  private readonly output: Call;
  private readonly decoder = new TextDecoder('utf-16le');

  constructor(private readonly module: CoreModule) {
    this.input = module.call('input');
    this.output = module.call('output');
  }

  /** Room for `size` bytes of input, to be filled before the next call. */
  room(size: number): { heap: Uint8Array; at: number } {
    const at = this.input(size) >>> 0;
    return { heap: this.module.heap(), at };
  }

  put(bytes: Uint8Array): number {
    const { heap, at } = this.room(bytes.length);
    heap.set(bytes, at);
    return bytes.length;
  }

  /** UTF-16 as it is; the core mends what is not well-formed. Returns code units. */
  putText(text: string): number {
    const { heap, at } = this.room(text.length * 2);
    for (let i = 0, to = at; i < text.length; i++, to += 2) {
      const unit = text.charCodeAt(i);
      heap[to] = unit & 0xff;
      heap[to + 1] = unit >> 8;
    }
    return text.length;
  }

  /** A copy of the first `size` bytes of output. */
  take(size: number): Uint8Array {
    const at = this.output() >>> 0;
    return this.module.heap().slice(at, at + size);
  }

  takeText(units: number): string {
    if (units === 0) return '';
    const at = this.output() >>> 0;
    const heap = this.module.heap();
    if (units > 32) return this.decoder.decode(heap.subarray(at, at + units * 2));
    let text = '';
    for (let i = at; i < at + units * 2; i += 2) {
      text += String.fromCharCode((heap[i] ?? 0) | ((heap[i + 1] ?? 0) << 8));
    }
    return text;
  }

  /** Output as 32-bit numbers, copied. */
  takeWords(count: number): Int32Array {
    const bytes = this.take(count * 4);
    return new Int32Array(bytes.buffer, 0, count);
  }
}

/** Compiles and starts the module. It imports nothing. */
export async function loadModule(wasm: Response | BufferSource | Promise<Response>): Promise<CoreModule> {
  const source = await wasm;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return new CoreModule((await WebAssembly.instantiate(source as BufferSource)).instance);
  }
  const response = source as Response;
  if (!response.ok) throw new CoreError(`the core could not be loaded: HTTP ${response.status}`, true);
  // Streaming needs the right content type; a server or cache that lost it must not cost the board.
  if ((response.headers.get('content-type') ?? '').startsWith('application/wasm')) {
    return new CoreModule((await WebAssembly.instantiateStreaming(response)).instance);
  }
  return new CoreModule((await WebAssembly.instantiate(await response.arrayBuffer())).instance);
}
