import { crc32, inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { qrPng } from '../support/qr-png'

test('the stand-in’s picture is one any viewer opens, and says which code it is of', () => {
  const png = qrPng('https://example.com/?scene=7kQX2m4P9wT', { scene: '7kQX2m4P9wT', page: 'pages/scan/index' })
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    const type = body.subarray(0, 4).toString()
    chunks.set(type === 'tEXt' ? `tEXt ${body.subarray(4, body.indexOf(0))}` : type, body.subarray(4))
    at += 12 + length
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'tEXt scene', 'tEXt page', 'IDAT', 'IEND'])
  expect(chunks.get('tEXt scene')?.toString()).toBe('scene\x007kQX2m4P9wT')
  const side = chunks.get('IHDR')!.readUInt32BE(0)
  const pixels = inflateSync(chunks.get('IDAT')!)
  expect(pixels).toHaveLength(side * (side + 1))
  const { data, size } = encode('https://example.com/?scene=7kQX2m4P9wT', { ecc: 'M', border: 4 })
  const cell = side / size
  const drawn = data.map((row, y) => row.map((_, x) => pixels[y * cell * (side + 1) + 1 + x * cell]! < 0x80))
  expect(drawn).toEqual(data)
})
