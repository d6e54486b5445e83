import { decodeFile, piecesOf, sizeText } from './decode-file'

const TEXT = '门店编号,门店名称\nS001,春熙路店\n'
/** `门店` in GBK, then `,a`. */
const GBK = Uint8Array.from([0xc3, 0xc5, 0xb5, 0xea, 0x2c, 0x61, 0x0a])

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]))

test('a file reads the same as UTF-8, with its mark, as UTF-16 and as Excel writes it', () => {
  expect(decodeFile(utf8(TEXT))).toEqual({ text: TEXT, encoding: 'UTF-8' })
  expect(decodeFile(utf8(`\uFEFF${TEXT}`))).toEqual({ text: TEXT, encoding: 'UTF-8' })
  expect(decodeFile(utf16(`\uFEFF${TEXT}`))).toEqual({ text: TEXT, encoding: 'UTF-16' })
  expect(decodeFile(GBK)).toEqual({ text: '门店,a\n', encoding: 'GB18030' })
})

test('what is empty, a workbook or too large is told in words', () => {
  expect(decodeFile(new Uint8Array())).toEqual({ fault: '文件是空的' })
  for (const workbook of [utf8('PK\u0003\u0004\0\0'), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])])
    expect(decodeFile(workbook)).toMatchObject({ fault: expect.stringMatching(/Excel 工作簿.*另存为.*CSV UTF-8/) })
  expect(decodeFile(utf8('\u0089PNG\0'))).toMatchObject({ fault: expect.stringContaining('不是 CSV') })
  expect(decodeFile(new Uint8Array(21 * 1024 * 1024))).toMatchObject({ fault: expect.stringContaining('20 MB') })
})

test('pieces together are the text, and none ends inside a character', () => {
  const text = '𠮷野家,'.repeat(50)
  const pieces = piecesOf(text, 7)
  expect(pieces.join('')).toBe(text)
  for (const piece of pieces) expect(piece).not.toMatch(/\p{Surrogate}/u)
})

test('sizes are short', () => {
  expect([500, 3000, 2_500_000].map(sizeText)).toEqual(['500 B', '3 KB', '2.4 MB'])
})
