import { saveProducts } from '../../contract/catalogue'
import { isFilePath } from '../../server/outside/file-path'
import { WISHES } from '../story/found-town'
import { CATALOGUE, centralStock, storeStock } from './catalogue'
import { PORTRAITS } from './draw-portrait'
import { offeredProducts } from './offered-products'
import { BANNER_PATH, drawPictures } from './pictures'
import { CATEGORIES } from './product-spec'

const PICTURE_BYTES_MAX = 6 * 1024
const skus = CATALOGUE.flatMap((product) => product.skus)
const pictures = drawPictures()

test('there is enough to choose from, in every category, and all that people ask for', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(110)
  expect(skus.length).toBeGreaterThanOrEqual(400)
  expect(new Set(CATALOGUE.map(({ category }) => category))).toEqual(new Set(CATEGORIES))
  expect(WISHES.filter((wish) => !CATEGORIES.some((category) => category === wish))).toEqual([])
})

test('headquarters may offer each of them as it is', () => {
  for (const product of offeredProducts()) expect(() => saveProducts.input.parse({ products: [product] })).not.toThrow()
})

test('each article has one option for each choice, and a product never offers the same twice', () => {
  for (const { choices, skus: variants } of CATALOGUE) {
    for (const { options } of variants) expect(options).toHaveLength(choices.length)
    expect(new Set(variants.map(({ options }) => options.join('/'))).size).toBe(variants.length)
  }
})

test('ids and titles are never used twice', () => {
  expect(new Set(skus.map(({ skuId }) => skuId)).size).toBe(skus.length)
  expect(new Set(CATALOGUE.map(({ title }) => title)).size).toBe(CATALOGUE.length)
})

test('prices are whole yuan between that of a stool and that of a large sofa', () => {
  for (const { skuId, priceFen } of skus) {
    expect({ skuId, isWhole: priceFen % 100 === 0 }).toEqual({ skuId, isWhole: true })
    expect(priceFen).toBeGreaterThanOrEqual(5_000)
    expect(priceFen).toBeLessThanOrEqual(1_000_000)
  }
})

test('every picture that is named is drawn once, and none is drawn for nothing', () => {
  const named = offeredProducts().flatMap(({ picturePaths, skus: variants }) => [
    ...picturePaths,
    ...variants.map(({ picturePath }) => picturePath),
  ])
  const drawn = pictures.map(({ path }) => path)
  expect(new Set(drawn).size).toBe(drawn.length)
  expect(new Set(drawn.filter((path) => path.startsWith('products/')))).toEqual(new Set(named))
  expect(drawn.filter((path) => path.startsWith('guides/'))).toHaveLength(PORTRAITS)
  expect(drawn.every(isFilePath)).toBe(true)
})

test('pictures are small, sized and whole', () => {
  for (const { path, svg } of pictures) {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+" viewBox="/)
    expect(faultsOf(svg).map((fault) => `${path}: ${fault}`)).toEqual([])
    if (path !== BANNER_PATH) expect([path, Buffer.byteLength(svg) < PICTURE_BYTES_MAX]).toEqual([path, true])
  }
})

test('the shop is the same every time it is drawn and counted', () => {
  expect(drawPictures()).toEqual(pictures)
  expect(storeStock('上海001')).toEqual(storeStock('上海001'))
})

test('most is plenty in the warehouse, some is short, a little is gone, and the first article is always there', () => {
  const counts = skus.map(({ skuId }) => centralStock(skuId))
  const part = (isSo: (count: number) => boolean) => counts.filter(isSo).length / counts.length
  expect(part((count) => count >= 30)).toBeGreaterThan(0.75)
  expect(part((count) => count > 0 && count < 5)).toBeGreaterThan(0.05)
  expect(part((count) => count === 0)).toBeGreaterThan(0.01)
  expect(centralStock('SKU-1-1')).toBeGreaterThan(100)
  expect(storeStock('上海001')).toContainEqual({ skuId: 'SKU-1-1', onHand: 40 })
})

test('a store shows about sixty articles, and no two stores the same', () => {
  const [one, other] = [storeStock('上海001'), storeStock('北京001')]
  expect(one.length).toBeGreaterThan(35)
  expect(one.length).toBeLessThan(95)
  expect(one).not.toEqual(other)
})

/** What an XML reader would stumble over, and numbers that came out of nothing. */
function faultsOf(svg: string): string[] {
  const open: string[] = []
  const faults = /NaN|undefined|Infinity|<style|<filter/.test(svg) ? ['a value that is none'] : []
  for (const [, close, name, attributes, selfClosed] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s[a-z-]+="[^"<>&]*")*)(\/?)>/gi,
  )) {
    if (close) {
      if (open.pop() !== name) faults.push(`</${name}> closes another`)
    } else if (!selfClosed) open.push(name!)
    if (attributes && new Set(attributes.match(/\s[a-z-]+=/gi)).size < attributes.match(/\s[a-z-]+=/gi)!.length)
      faults.push(`${name} says something twice`)
  }
  if (open.length > 0) faults.push(`${open.join()} is left open`)
  const rest = svg.replace(/<\/?[a-z]+(?:\s[a-z-]+="[^"<>&]*")*\/?>/gi, '')
  return /[<>&]/.test(rest) ? [...faults, 'a tag that is none'] : faults
}
