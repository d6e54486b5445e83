import { crc32, inflateSync } from 'node:zlib'
import { smallPng } from '../support/small-png'

test('the stand-in’s picture is one any viewer opens, and says which code it is of', () => {
  const png = smallPng({ scene: '7kQX2m4P9wT', page: 'pages/scan/index' })
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
  expect(inflateSync(chunks.get('IDAT')!)).toHaveLength(side * (side + 1))
})
