import type { Browser } from 'playwright-core'

/** Makes a small WebP, at most so wide, of a picture in PNG. */
export type Packer = (png: Buffer, widthPx: number) => Promise<Buffer>

const QUALITY = 0.72

/** Chromium packs pictures itself: no compiler and no binary of another kind is needed. */
export async function openPacker(browser: Browser): Promise<Packer> {
  const tab = await (await browser.newContext()).newPage()
  return async (png, widthPx) => {
    const source = `data:image/png;base64,${png.toString('base64')}`
    const packed = await tab.evaluate<string>(`(async () => {
      const image = new Image()
      image.src = ${JSON.stringify(source)}
      await image.decode()
      const scale = Math.min(1, ${widthPx} / image.width)
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(image.width * scale)
      canvas.height = Math.round(image.height * scale)
      const pen = canvas.getContext('2d')
      pen.imageSmoothingQuality = 'high'
      pen.drawImage(image, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL('image/webp', ${QUALITY})
    })()`)
    return Buffer.from(packed.slice(packed.indexOf(',') + 1), 'base64')
  }
}
