import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le'

/** How much is read at a time, and how much of a file decides its encoding. */
export const CHUNK_BYTES = 64 * 1024

const UTF8_BOM = [0xef, 0xbb, 0xbf]
const UTF16_BOM = [0xff, 0xfe]

/**
 * What a sample of bytes is written in; null while everything is ASCII, which says nothing yet.
 * Text that is not UTF-8 is taken for GB18030 (GBK and GB2312 are parts of it), what Chinese Excel and tills write:
 * Chinese in GBK is practically never valid UTF-8 by accident.
 */
export function detectEncoding(sample: Uint8Array): TextEncoding | null {
  if (startsWith(sample, UTF8_BOM)) return 'utf-8'
  if (startsWith(sample, UTF16_BOM)) return 'utf-16le'
  if (sample.every((byte) => byte < 0x80)) return null
  try {
    // `stream` lets the sample end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/**
 * Decodes bytes as they come, without a BOM. The encoding is decided by the first 64 KB that hold more than plain
 * ASCII, so a file whose first Chinese name stands far down is still read right.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let sample: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (!decoder) {
      sample = Buffer.concat([sample, chunk])
      if (sample.length < CHUNK_BYTES) continue
      const encoding = detectEncoding(sample)
      if (encoding) decoder = new TextDecoder(encoding)
      yield decoder ? decoder.decode(sample, { stream: true }) : sample.toString('latin1')
      sample = Buffer.alloc(0)
    } else yield decoder.decode(chunk, { stream: true })
  }
  decoder ??= new TextDecoder(detectEncoding(sample) ?? 'utf-8')
  const rest = decoder.decode(sample)
  if (rest) yield rest
}

/** The bytes of a file, a piece at a time, only as fast as they are asked for; `onBytes` hears how far it is. */
export async function* readBytes(path: string, onBytes: (count: number) => void = () => {}): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length)
    yield chunk
  }
}
