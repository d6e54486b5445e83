import { draw } from '../story/draw'
import { CATALOGUE, CATALOGUE_SEED, type CatalogueProduct } from './catalogue'
import { drawBanner, drawLogo } from './draw-brand'
import { drawPortrait, PORTRAITS } from './draw-portrait'
import { drawRoom } from './draw-room'
import { drawMeasures, drawTile } from './draw-scene'
import { drawThing, type Look } from './draw-thing'
import { COLOURS } from './palette'

export type Picture = { path: string; svg: string }

export const LOGO_PATH = 'brand/logo.svg'
export const BANNER_PATH = 'brand/banner.svg'
export const portraitPath = (index: number) => `guides/${String(index + 1).padStart(2, '0')}.svg`

/** Given names that are mostly those of men; the others get a face with longer hair. */
const MENS_NAMES = ['伟', '强', '磊', '洋', '勇', '杰', '涛', '明', '超', '平', '思远']

/** The portrait of a made-up guide: always the same for the same person. */
export function portraitOf(code: string, name: string): string {
  const half = PORTRAITS / 2
  const isMan = MENS_NAMES.some((given) => name.slice(1) === given)
  return portraitPath((isMan ? half : 0) + Math.floor(draw(CATALOGUE_SEED, code, 'portrait') * half))
}

/** Every picture of the made-up brand: its goods, its people, its mark. */
export function drawPictures(): Picture[] {
  const people = Array.from({ length: PORTRAITS }, (_, index) => ({
    path: portraitPath(index),
    svg: drawPortrait(index),
  }))
  const brand = [
    { path: LOGO_PATH, svg: drawLogo() },
    { path: BANNER_PATH, svg: drawBanner() },
  ]
  return [...CATALOGUE.flatMap(picturesOf), ...people, ...brand]
}

function picturesOf(product: CatalogueProduct): Picture[] {
  const name = { seed: CATALOGUE_SEED, name: product.productId }
  const tiles = new Map(
    product.skus.map(({ shown: { look, colour, path } }) => {
      const hex = COLOURS[colour]
      return [path, { path, svg: drawTile(drawThing(look, hex), hex, name) }]
    }),
  )
  const [first] = product.skus
  const { look, colour } = first!.shown
  const thing = drawThing(look, COLOURS[colour])
  const alone = drawThing(aloneOf(look), COLOURS[colour])
  return [
    ...tiles.values(),
    { path: product.roomPath, svg: drawRoom(thing, product.room, name) },
    { path: product.measuresPath, svg: drawMeasures(alone, first!.measures, first!.options[1] ?? '') },
  ]
}

/** What is measured is one piece, and no light. */
function aloneOf(look: Look): Look {
  if (look.kind === 'lamp') return { ...look, isOff: true }
  return look.kind === 'chair' ? { ...look, count: 1 } : look
}
