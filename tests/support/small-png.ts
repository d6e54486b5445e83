import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const CELLS = 16
const CELL_PIXELS = 20
const GREY_8_BIT = [8, 0, 0, 0, 0]

/**
 * A picture any viewer opens (PNG, 320 × 320, grey), of squares drawn from the words; the words themselves are in it as
 * text, by name. Words are ASCII.
 */
export function smallPng(words: Readonly<Record<string, string>>): Buffer {
  const side = CELLS * CELL_PIXELS
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set(GREY_8_BIT, 8)
  const texts = Object.entries(words).map(([name, text]) => chunk('tEXt', Buffer.from(`${name}\0${text}`, 'latin1')))
  const picture = deflateSync(Buffer.concat(squares(JSON.stringify(words))))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...texts, chunk('IDAT', picture), chunk('IEND')])
}

/** Lines of the picture, each behind the byte that says it is not filtered. */
function squares(text: string): Buffer[] {
  const bits = createHash('sha256').update(text).digest()
  return Array.from({ length: CELLS * CELL_PIXELS }, (_, y) => {
    const line = Buffer.alloc(1 + CELLS * CELL_PIXELS)
    for (let x = 0; x < CELLS * CELL_PIXELS; x++) {
      const cell = Math.floor(y / CELL_PIXELS) * CELLS + Math.floor(x / CELL_PIXELS)
      line[1 + x] = ((bits[cell >> 3] ?? 0) >> (cell & 7)) & 1 ? 0x20 : 0xff
    }
    return line
  })
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
