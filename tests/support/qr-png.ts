import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const CELL_PIXELS = 10
/** Light cells around the code, which readers need. */
const QUIET_CELLS = 4
const GREY_8_BIT = [8, 0, 0, 0, 0]

/**
 * A picture any viewer opens (PNG, grey): the QR code of `text`, which a phone can read. The words are in it as text, by
 * name; words are ASCII.
 */
export function qrPng(text: string, words: Readonly<Record<string, string>>): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_CELLS })
  const side = size * CELL_PIXELS
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set(GREY_8_BIT, 8)
  const texts = Object.entries(words).map(([name, word]) => chunk('tEXt', Buffer.from(`${name}\0${word}`, 'latin1')))
  const picture = deflateSync(Buffer.concat(lines(data)))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...texts, chunk('IDAT', picture), chunk('IEND')])
}

/** Lines of the picture, each behind the byte that says it is not filtered. */
function lines(cells: readonly boolean[][]): Buffer[] {
  return cells.flatMap((row) => {
    const line = Buffer.from([0, ...row.flatMap((isDark) => Array<number>(CELL_PIXELS).fill(isDark ? 0x20 : 0xff))])
    return Array<Buffer>(CELL_PIXELS).fill(line)
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
